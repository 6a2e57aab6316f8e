//! `cargo dev bench`: measured, beside what others take for the same.
//!
//! # `explore`
//! The same problem for `ringside explore` (C) and for SPIN (its model, in `benches/explore`), at growing size, one after
//! the other on this machine.
//! - SPIN: `spin -a`, `gcc -O2 -DSAFETY`, `pan -c0`, with its own partial-order reduction. `-c0`: it goes on after the
//!   first error, as `explore` does. What it takes is all three; *run* is pan alone.
//! - Ours: the command line as a reader calls it: compiling the C program, exploring, the shortest run of each outcome
//!   and finding.
//! - Times are of the processor, not of the clock on the wall, so that a busy machine does not matter. Memory is the
//!   most that was resident.
//! - A model is on the C program's level: an access to memory that others share is a step, a lock or a semaphore is
//!   taken in one.
//! - A verdict that differs is told; the sizes of a problem end where one of the two took more than a minute.

use crate::Dev;
use crate::run::{Failure, say};
use crate::setup;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub fn bench(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    match args.split_first() {
        Some((what, names)) if what == "explore" => explore(dev, names),
        Some((what, names)) if what == "page" => in_browser(dev, "page", names),
        Some((what, names)) if what == "timeline" && names.first().is_some_and(|n| n == "browser") => {
            in_browser(dev, "timeline", &names[1..])
        }
        Some((what, names)) if what == "timeline" || what == "vm" => native(dev, what, names),
        _ => native(dev, "vm", args),
    }
}

/// A benchmark of the built site in a browser: `benches/WHICH/browser.mjs`.
fn in_browser(dev: &Dev, which: &str, names: &[String]) -> Result<(), Failure> {
    setup::npm(dev)?;
    let browser = setup::browser(dev)?;
    let script = dev.tool("node").arg(format!("benches/{which}/browser.mjs")).args(names);
    script.env("RINGSIDE_BROWSER", browser).check("the benchmark in the browser")
}

/// A benchmark of the package's own: `benches/`. The loops in C run in wasm too, built as the pages are.
fn native(dev: &Dev, which: &str, names: &[String]) -> Result<(), Failure> {
    say("bench", "building with full optimisation (minutes, the first time)");
    let mut bench = dev.tool("cargo").args(["bench", "--quiet", "--bench", which, "--"]).args(names);
    if which == "vm" {
        setup::wasm_target(dev)?;
        dev.tool("cargo")
            .args(["build", "--quiet", "--profile", "web", "--target", "wasm32-unknown-unknown"])
            .args(["--features", "loops", "--bin", "loops"])
            .check("building the loops for wasm")?;
        bench = bench.env("RINGSIDE_BENCH_WASM", dev.root.join("target/wasm32-unknown-unknown/web/loops.wasm"));
        if let Some(bundle) = picoc(dev)? {
            bench = bench.env("RINGSIDE_BENCH_PICOC", bundle);
        }
    }
    bench.check("the benchmark")
}

/// PicoC as wasm, of npm's package picoc-js: only the benchmark wants it, so it lies in `target/`. None: it cannot be fetched.
fn picoc(dev: &Dev) -> Result<Option<PathBuf>, Failure> {
    let dir = dev.root.join("target").join("picoc");
    let bundle = dir.join("node_modules/picoc-js/dist/bundle.js");
    if !bundle.is_file() {
        say("bench", "fetching PicoC, the rival (npm's picoc-js, about 1 MB)");
        fs::create_dir_all(&dir).map_err(|e| Failure(format!("{} cannot be made: {e}.", dir.display())))?;
        let npm =
            dev.tool("npm").args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"]);
        if let Err(e) = npm.arg(&dir).arg("picoc-js@1.0.12").check("fetching PicoC") {
            say("bench", &format!("{e} The comparison with PicoC is left out."));
            return Ok(None);
        }
    }
    Ok(Some(bundle))
}

/// A problem: its C program and further options of `explore`, its model and further macros there, the sizes.
struct Problem {
    name: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    size: &'static str,
    model: &'static str,
    macros: &'static [&'static str],
    sizes: &'static [u32],
}

const PROBLEMS: &[Problem] = &[
    Problem {
        name: "lost update",
        program: "tests/explore/lost_update.c",
        options: &[],
        size: "THREADS",
        model: "lost_update",
        macros: &[],
        sizes: &[2, 3, 4, 5, 6],
    },
    Problem {
        name: "philosophers, broken",
        program: "tests/explore/philosophers.c",
        options: &[],
        size: "N",
        model: "philosophers",
        macros: &[],
        sizes: &[2, 4, 6, 8, 9],
    },
    Problem {
        name: "philosophers, ordered",
        program: "tests/explore/philosophers.c",
        options: &["-DORDERED"],
        size: "N",
        model: "philosophers",
        macros: &["ORDERED"],
        sizes: &[2, 4, 6, 8, 9],
    },
    own("Peterson for N", "filter", &[], &[2, 3, 4]),
    own("bounded buffer", "buffer", &[], &[2, 3, 4, 5]),
    own("readers and writers", "readers", &[], &[2, 3, 4]),
    Problem {
        name: "sleeping barber",
        program: "tests/explore/barber.c",
        options: &[],
        size: "CUSTOMERS",
        model: "barber",
        macros: &[],
        sizes: &[2, 4, 5, 6],
    },
    Problem {
        name: "monitor",
        program: "tests/explore/monitor.c",
        options: &[],
        size: "CONSUMERS",
        model: "monitor",
        macros: &[],
        sizes: &[2, 4, 6],
    },
    own("barrier, used twice", "barrier", &[], &[2, 3, 4, 5]),
    own("water", "h2o", &[], &[1, 2]),
    own("lockers", "lockers", &[], &[3, 6, 9]),
    own("two pipes, polite", "pipes", &["--set", "pipe=4"], &[10, 50, 100]),
    Problem {
        name: "two pipes, both full",
        program: "benches/explore/pipes.c",
        options: &["--set", "pipe=4", "-DFULL"],
        size: "N",
        model: "pipes",
        macros: &["FULL"],
        sizes: &[5, 20],
    },
    own("message queues", "queues", &[], &[5, 20, 50]),
    own("rendezvous", "rendezvous", &[], &[5, 20, 50]),
];

/// One whose C program stands beside its model.
const fn own(
    name: &'static str,
    model: &'static str,
    options: &'static [&'static str],
    sizes: &'static [u32],
) -> Problem {
    Problem { name, program: "", options, size: "N", model, macros: &[], sizes }
}

/// What one side has found, and what it took.
#[derive(Default)]
struct Side {
    wrong: bool,
    states: u64,
    transitions: u64,
    /// All that it takes; the search alone.
    total: Duration,
    run: Duration,
    bytes: u64,
}

const LIMIT: Duration = Duration::from_secs(60);

fn explore(dev: &Dev, names: &[String]) -> Result<(), Failure> {
    for tool in ["spin", "gcc"] {
        if dev.which(tool).is_none() {
            return Err(Failure(format!(
                "the benchmark needs `{tool}`, which is not there: on Debian and Ubuntu, apt install {tool}."
            )));
        }
    }
    let given = std::env::var_os("RINGSIDE_BIN").map(PathBuf::from);
    if given.is_none() {
        say("bench", "building the command line with full optimisation (minutes, the first time)");
        dev.tool("cargo").args(["build", "--quiet", "--release", "--bin", "ringside"]).check("building ringside")?;
    }
    let ringside = given.unwrap_or_else(|| dev.root.join("target/release/ringside"));
    let work = dev.root.join("target").join("bench-explore");
    fs::create_dir_all(&work).map_err(|e| Failure(format!("{} cannot be made: {e}.", work.display())))?;
    println!(
        "{:<22} {:>3} | {:>9} {:>10} {:>8} {:>8} {:>7} | {:>9} {:>10} {:>8} {:>8} {:>7} | ours : SPIN's",
        "", "N", "states", "transit.", "time", "states/s", "memory", "SPIN's", "transit.", "time", "run", "memory"
    );
    let mut differ = Vec::new();
    for p in PROBLEMS.iter().filter(|p| names.is_empty() || names.iter().any(|n| p.name.contains(n.as_str()))) {
        for &n in p.sizes {
            let ours = ours(dev, &ringside, p, n)?;
            let Some(theirs) = spins(dev, &work, p, n)? else {
                println!("{:<22} {n:>3} | SPIN did not come to its end", p.name);
                break;
            };
            if ours.wrong != theirs.wrong {
                differ.push(format!("{} {n}: wrong is {} for us and {} for SPIN", p.name, ours.wrong, theirs.wrong));
            }
            line(p, n, &ours, &theirs);
            if ours.total > LIMIT || theirs.total > LIMIT {
                break;
            }
        }
    }
    println!(
        "\nratios: states, transitions, time to verdict (SPIN: generate + gcc -O2 + run), time to SPIN's run alone, memory"
    );
    if differ.is_empty() { Ok(()) } else { Err(Failure(differ.join("\n"))) }
}

fn line(p: &Problem, n: u32, ours: &Side, theirs: &Side) {
    let s = |d: Duration| d.as_secs_f64().max(0.001);
    let mb = |b: u64| b as f64 / f64::from(1 << 20);
    let of = |a: u64, b: u64| a as f64 / b.max(1) as f64;
    println!(
        "{:<22} {n:>3} | {:>9} {:>10} {:>7.2}s {:>8.0} {:>5.0}MB | {:>9} {:>10} {:>7.2}s {:>7.2}s {:>5.0}MB | {:.3} {:.3} {:.2} \
         {:.2} {:.2}{}",
        p.name,
        ours.states,
        ours.transitions,
        s(ours.total),
        ours.states as f64 / s(ours.total),
        mb(ours.bytes),
        theirs.states,
        theirs.transitions,
        s(theirs.total),
        s(theirs.run),
        mb(theirs.bytes),
        of(ours.states, theirs.states),
        of(ours.transitions, theirs.transitions),
        s(ours.total) / s(theirs.total),
        s(ours.total) / s(theirs.run),
        of(ours.bytes, theirs.bytes),
        if s(ours.total) > s(theirs.total) { "  SLOWER" } else { "" },
    );
}

fn ours(dev: &Dev, ringside: &Path, p: &Problem, n: u32) -> Result<Side, Failure> {
    let program = if p.program.is_empty() { format!("benches/explore/{}.c", p.model) } else { p.program.to_string() };
    let mut command = Command::new(ringside);
    command.current_dir(&dev.root).args(["explore", "--all"]).arg(program).args(p.options);
    command.arg(format!("-D{}={n}", p.size)).arg("--json");
    let done = measured(&mut command)?;
    if !matches!(done.status, 0 | 1) {
        return Err(Failure(format!("exploring `{}` for {n} ended with status {}.", p.name, done.status)));
    }
    let number = |key: &str| {
        let rest = done.stdout.split(&format!("\"{key}\":")).nth(1).unwrap_or("");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    };
    Ok(Side {
        wrong: done.status == 1,
        states: number("states"),
        transitions: number("transitions"),
        total: done.time,
        run: done.time,
        bytes: done.bytes,
    })
}

/// None: it did not come to its end.
fn spins(dev: &Dev, work: &Path, p: &Problem, n: u32) -> Result<Option<Side>, Failure> {
    let file = dev.root.join("benches/explore").join(format!("{}.pml", p.model));
    let body = fs::read_to_string(&file).map_err(|e| Failure(format!("{} cannot be read: {e}.", file.display())))?;
    let mut model = format!("#define N {n}\n");
    p.macros.iter().for_each(|m| model += &format!("#define {m}\n"));
    let write = fs::write(work.join("model.pml"), model + &body);
    write.map_err(|e| Failure(format!("the model cannot be written: {e}.")))?;
    let before = children();
    let tool = |name: &str, args: &[&str]| -> Result<Done, Failure> {
        let mut command = Command::new(dev.which(name).unwrap_or_else(|| PathBuf::from(name)));
        let done = measured(command.current_dir(work).args(args))?;
        if done.status != 0 {
            return Err(Failure(format!("`{name}` failed with the model of `{}`:\n{}", p.name, done.stdout)));
        }
        Ok(done)
    };
    tool("spin", &["-a", "model.pml"])?;
    tool("gcc", &["-O2", "-w", "-DSAFETY", "-o", "pan", "pan.c"])?;
    let made = children().saturating_sub(before);
    let done = measured(Command::new(work.join("pan")).current_dir(work).args(["-c0", "-m1000000"]))?;
    let before_word = |word: &str| {
        let line = done.stdout.lines().find(|l| l.contains(word))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    let errors = done.stdout.split("errors: ").nth(1).and_then(|t| t.split_whitespace().next()?.parse::<u64>().ok());
    let (Some(states), Some(errors)) = (before_word("states, stored"), errors) else { return Ok(None) };
    Ok(Some(Side {
        wrong: errors > 0,
        states,
        transitions: before_word("transitions (=").unwrap_or(0),
        total: made + done.time,
        run: done.time,
        bytes: done.bytes,
    }))
}

/// A program that has ended.
struct Done {
    status: i32,
    stdout: String,
    /// Of the processor.
    time: Duration,
    bytes: u64,
}

fn measured(command: &mut Command) -> Result<Done, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let sorry = |e: std::io::Error| Failure(format!("`{name}` does not run: {e}."));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(sorry)?;
    let mut pipe = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        pipe.as_mut().map(|p| p.read_to_string(&mut text));
        text
    });
    let mut bytes = 0;
    while !ended(&child) {
        bytes = bytes.max(resident(&child));
        std::thread::sleep(Duration::from_millis(2));
    }
    // A zombie's time is still to be read; then it is waited for.
    let time = read(&child, "schedstat").split(' ').next().and_then(|t| t.parse().ok()).unwrap_or(0);
    let status = child.wait().map_err(sorry)?;
    let stdout = reader.join().unwrap_or_default();
    Ok(Done { status: status.code().unwrap_or(-1), stdout, time: Duration::from_nanos(time), bytes })
}

fn read(child: &Child, what: &str) -> String {
    fs::read_to_string(format!("/proc/{}/{what}", child.id())).unwrap_or_default()
}

fn ended(child: &Child) -> bool {
    let stat = read(child, "stat");
    stat.rsplit(") ").next().is_none_or(|rest| rest.starts_with('Z') || rest.is_empty())
}

fn resident(child: &Child) -> u64 {
    let status = read(child, "status");
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) << 10
}

/// Time on the processor of all children that have been waited for (proc(5): cutime and cstime, hundredths of a second).
fn children() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    let ticks: u64 = fields.iter().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
