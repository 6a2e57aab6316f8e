//! `cargo dev fuzz-c` and `cargo dev fuzz-text`: programs and texts made by lot.
//!
//! `fuzz-c` gives programs of csmith and of our own generator (`program`), which have no undefined behaviour, to gcc and to
//! us: both must print the same and end alike, and the checked memory must have nothing to say. What differs is kept in
//! `target/fuzz/`, unless gcc's sanitizers find that the program is at fault.

use crate::Dev;
use crate::program;
use crate::run::{Failure, say};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// `--name N` among the arguments.
fn option(args: &[String], name: &str, otherwise: u64) -> Result<u64, Failure> {
    let Some(i) = args.iter().position(|a| a == name) else { return Ok(otherwise) };
    let text = args.get(i + 1).map_or("", String::as_str);
    text.parse().map_err(|_| Failure(format!("{name} needs a number, not `{text}`.")))
}

/// What a run of one program left.
#[derive(PartialEq, Eq)]
struct Ran {
    stdout: Vec<u8>,
    stderr: String,
    code: Option<i32>,
}

/// Runs a command with a limit; None: it took longer.
fn run(command: &mut Command, limit: Duration) -> Result<Option<Ran>, Failure> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| Failure(format!("{command:?} does not start: {e}.")))?;
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    let read = |pipe: &mut Option<_>| -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            let _ = std::io::Read::read_to_end(pipe, &mut bytes);
        }
        bytes
    };
    let began = Instant::now();
    std::thread::scope(|scope| {
        let stdout = scope.spawn(move || read(&mut out));
        let stderr = scope.spawn(move || {
            let mut bytes = Vec::new();
            if let Some(pipe) = &mut err {
                let _ = std::io::Read::read_to_end(pipe, &mut bytes);
            }
            bytes
        });
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if began.elapsed() < limit => std::thread::sleep(Duration::from_millis(2)),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        let stdout = stdout.join().unwrap_or_default();
        let stderr = String::from_utf8_lossy(&stderr.join().unwrap_or_default()).into_owned();
        Ok(status.map(|s| Ran { stdout, stderr, code: s.code() }))
    })
}

/// How one program came out.
enum Verdict {
    Same,
    /// It runs too long, natively or here.
    Long,
    Differs(String),
}

/// Who makes the programs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Maker {
    Csmith,
    Own,
}

impl Maker {
    fn name(self) -> &'static str {
        match self {
            Maker::Csmith => "csmith",
            Maker::Own => "own",
        }
    }
}

struct Fuzz {
    ringside: PathBuf,
    include: PathBuf,
    dir: PathBuf,
    maker: Maker,
}

impl Fuzz {
    /// Writes the program of a seed. False: it takes too long.
    fn make(&self, dev: &Dev, seed: u64, source: &Path) -> Result<bool, Failure> {
        if self.maker == Maker::Own {
            let text = program::program(seed);
            std::fs::write(source, text).map_err(|e| Failure(format!("{}: {e}.", source.display())))?;
            return Ok(true);
        }
        let mut csmith = Command::new(dev.which("csmith").unwrap_or_else(|| "csmith".into()));
        // It leaves a file of its own where it stands.
        csmith.current_dir(&self.dir);
        csmith.args(["--seed", &seed.to_string(), "--output"]).arg(source);
        Ok(run(&mut csmith, Duration::from_secs(60))?.is_some())
    }

    fn gcc(&self, source: &Path, binary: &Path, more: &[&str]) -> Result<Option<Ran>, Failure> {
        let mut gcc = Command::new("gcc");
        gcc.args(["-std=gnu11", "-O0", "-w", "-I"]).arg(&self.include).args(more).arg("-o").arg(binary).arg(source);
        run(gcc.arg("-lm"), Duration::from_secs(60))
    }

    /// Whether gcc's sanitizers find undefined behaviour in a program that came out differently.
    fn at_fault(&self, source: &Path, binary: &Path) -> Result<bool, Failure> {
        let flags = ["-fsanitize=address,undefined", "-fno-sanitize=alignment", "-fno-sanitize-recover=all"];
        if self.gcc(source, binary, &flags)?.is_none_or(|c| c.code != Some(0)) {
            return Ok(false);
        }
        let ran = run(&mut Command::new(binary), Duration::from_secs(10))?;
        let _ = std::fs::remove_file(binary);
        Ok(ran.is_some_and(|r| r.stderr.contains("runtime error") || r.stderr.contains("Sanitizer")))
    }

    fn one(&self, dev: &Dev, seed: u64) -> Result<Verdict, Failure> {
        let source = self.dir.join(format!("{}-{seed}.c", self.maker.name()));
        let binary = self.dir.join(format!("{}-{seed}", self.maker.name()));
        let verdict = self.compare(dev, seed, &source, &binary)?;
        if matches!(verdict, Verdict::Differs(_)) && self.maker == Maker::Own && self.at_fault(&source, &binary)? {
            let _ = std::fs::remove_file(&source);
            return Ok(Verdict::Long);
        }
        Ok(verdict)
    }

    fn compare(&self, dev: &Dev, seed: u64, source: &Path, binary: &Path) -> Result<Verdict, Failure> {
        if !self.make(dev, seed, source)? {
            return Ok(Verdict::Long);
        }
        let compiled = self.gcc(source, binary, &[])?;
        if self.maker == Maker::Own && compiled.as_ref().is_some_and(|c| c.code != Some(0)) {
            return Ok(Verdict::Differs("gcc does not take the program: the generator is wrong".into()));
        }
        if compiled.is_none_or(|c| c.code != Some(0)) {
            return Ok(Verdict::Long);
        }
        let native = run(&mut Command::new(binary), Duration::from_millis(500))?;
        let _ = std::fs::remove_file(binary);
        let Some(native) = native else {
            let _ = std::fs::remove_file(source);
            return Ok(Verdict::Long);
        };
        let mut ours = Command::new(&self.ringside);
        ours.args(["run", "--set", "stdout=pipe", "--max-steps", "1000000000000", "-I"]).arg(&self.include).arg(source);
        let Some(ours) = run(&mut ours, Duration::from_secs(60))? else {
            let _ = std::fs::remove_file(source);
            return Ok(Verdict::Long);
        };
        // Its pointers to members of packed structs are legal on x86, and noted here.
        let aligned = |l: &&str| !l.contains("at an address that is no multiple of");
        let accusation = |l: &&str| l.starts_with("ringside:") || l.contains("panicked");
        let said: Vec<&str> = ours.stderr.lines().filter(accusation).filter(aligned).collect();
        let verdict = if ours.code != native.code {
            Verdict::Differs(format!("exit {:?}, natively {:?}: {}", ours.code, native.code, ours.stderr.trim_end()))
        } else if ours.stdout != native.stdout {
            let show = |b: &[u8]| String::from_utf8_lossy(b).trim_end().to_string();
            Verdict::Differs(format!("prints {}, natively {}", show(&ours.stdout), show(&native.stdout)))
        } else if !said.is_empty() {
            Verdict::Differs(format!("accused: {}", said.join("; ")))
        } else {
            let _ = std::fs::remove_file(source);
            Verdict::Same
        };
        Ok(verdict)
    }
}

/// csmith's own headers, where the packages of the systems put them.
fn csmith_headers() -> Option<PathBuf> {
    let beside = std::env::var_os("CSMITH_HOME").map(|h| Path::new(&h).join("include"));
    let usual = ["/usr/include/csmith", "/usr/local/include", "/opt/homebrew/include", "/usr/local/include/csmith"];
    beside.into_iter().chain(usual.iter().map(PathBuf::from)).find(|p| p.join("csmith.h").is_file())
}

/// `cargo dev fuzz-c [csmith] [own] [--count N] [--seed S] [--with BINARY]`
pub fn c(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    let named: Vec<Maker> =
        [Maker::Csmith, Maker::Own].into_iter().filter(|m| args.iter().any(|a| a == m.name())).collect();
    let makers = if named.is_empty() { vec![Maker::Csmith, Maker::Own] } else { named };
    makers.into_iter().try_for_each(|maker| by(dev, args, maker))
}

fn by(dev: &Dev, args: &[String], maker: Maker) -> Result<(), Failure> {
    let (count, first) = (option(args, "--count", 1000)?, option(args, "--seed", 1)?);
    let tools: &[&str] = if maker == Maker::Csmith { &["csmith", "gcc"] } else { &["gcc"] };
    for tool in tools {
        if dev.which(tool).is_none() {
            let text = format!(
                "`{tool}` is not installed: on Debian and Ubuntu it is the package `{tool}` (apt-get install {tool})."
            );
            return Err(Failure(text));
        }
    }
    let include = match maker {
        Maker::Csmith => csmith_headers(),
        Maker::Own => Some(PathBuf::from(".")),
    };
    let include = include
        .ok_or_else(|| Failure("csmith.h is not found: on Debian and Ubuntu it is in the package `libcsmith-dev`; elsewhere set CSMITH_HOME.".into()))?;
    let ringside = match args.iter().position(|a| a == "--with").and_then(|i| args.get(i + 1)) {
        Some(path) => PathBuf::from(path),
        None => {
            say("fuzz-c", "building the command line with full optimisation (minutes, the first time)");
            dev.tool("cargo").args(["build", "--quiet", "--release", "--bin", "ringside"]).check("the build")?;
            dev.root.join("target/release/ringside")
        }
    };
    let dir = dev.root.join("target/fuzz");
    std::fs::create_dir_all(&dir).map_err(|e| Failure(format!("{}: {e}.", dir.display())))?;
    say(
        "fuzz-c",
        &format!("{count} programs ({}) from seed {first}; what differs stays in {}", maker.name(), dir.display()),
    );
    let fuzz = Fuzz { ringside, include, dir, maker };
    let (next, same, long) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let bad: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= count {
                        return;
                    }
                    let seed = first + i;
                    let verdict = fuzz.one(dev, seed).unwrap_or_else(|f| Verdict::Differs(f.to_string()));
                    match verdict {
                        Verdict::Same => drop(same.fetch_add(1, Ordering::Relaxed)),
                        Verdict::Long => drop(long.fetch_add(1, Ordering::Relaxed)),
                        Verdict::Differs(why) => {
                            eprintln!("seed {seed}: {why}");
                            if let Ok(mut bad) = bad.lock() {
                                bad.push(format!("seed {seed}: {why}"));
                            }
                        }
                    }
                    if i % 100 == 99 {
                        eprintln!("  {} programs", i + 1);
                    }
                }
            });
        }
    });
    let bad = bad.into_inner().unwrap_or_default();
    let (same, long) = (same.into_inner(), long.into_inner());
    say(
        "fuzz-c",
        &format!(
            "{same} the same, {long} left out because they run too long or are at fault themselves, {} different",
            bad.len()
        ),
    );
    if bad.is_empty() { Ok(()) } else { Err(Failure(bad.join("\n"))) }
}

/// `cargo dev fuzz-explore [--count N] [--seed S]`
pub fn explore(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    let (count, first) = (option(args, "--count", 2_000)?, option(args, "--seed", 1)?);
    say(
        "fuzz-explore",
        &format!("{count} random programs explored with and without each reduction, from seed {first}"),
    );
    dev.tool("cargo")
        .args(["test", "--quiet", "--release", "--test", "explore", "--", "--nocapture", "random"])
        .env("RINGSIDE_RANDOM", count.to_string())
        .env("RINGSIDE_SEED", first.to_string())
        .check("the explorer's fuzzer")
}

/// `cargo dev fuzz-text [--count N] [--seed S]`
pub fn text(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    let (count, first) = (option(args, "--count", 100_000)?, option(args, "--seed", 1)?);
    say(
        "fuzz-text",
        &format!("{count} texts for the compiler and {count} formats for printf and scanf, from seed {first}"),
    );
    dev.tool("cargo")
        .args(["test", "--quiet", "--release", "--test", "fuzz", "--", "--nocapture", "--test-threads=1"])
        .env("RINGSIDE_FUZZ", count.to_string())
        .env("RINGSIDE_FUZZ_SEED", first.to_string())
        .check("the fuzzer")
}
