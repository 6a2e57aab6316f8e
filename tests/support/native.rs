//! The second opinion: the same program under the system's compiler and kernel.
//!
//! What it printed is kept in the target folder under a hash of everything that went in, so that a second run of the
//! tests compiles nothing.

use super::case::Case;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    /// 128 + signal for a program that a signal ended, as a shell says it.
    pub exit: i32,
}

/// Whether there is a C compiler at all.
pub fn available() -> bool {
    Command::new("gcc").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// `afresh`: what is kept is not looked at.
pub fn run(case: &Case, afresh: bool) -> Result<Run, String> {
    let mut hasher = std::hash::DefaultHasher::new();
    (&case.scenario, &case.name).hash(&mut hasher);
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("native");
    let dir = base.join(format!("{}-{:016x}", case.name.replace('/', "-"), hasher.finish()));
    let kept = dir.join("result.json");
    if let Some(run) =
        (!afresh).then(|| fs::read_to_string(&kept)).and_then(Result::ok).and_then(|t| serde_json::from_str(&t).ok())
    {
        return Ok(run);
    }
    fs::create_dir_all(&dir).map_err(|e| e.to_string())?;
    let run = compile_and_run(case, &dir)?;
    let json = serde_json::to_string(&run).map_err(|e| e.to_string())?;
    fs::write(kept, json).map_err(|e| e.to_string())?;
    Ok(run)
}

/// A file that is there when real strace and the model have agreed on this case.
pub fn known(case: &Case) -> PathBuf {
    let mut hasher = std::hash::DefaultHasher::new();
    (&case.scenario, &case.name).hash(&mut hasher);
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strace");
    base.join(format!("{}-{:016x}.same", case.name.replace('/', "-"), hasher.finish()))
}

/// What real strace writes about the case, with the mark before each `main` (see `strace.rs`). None where there is no
/// strace or it may not trace.
pub fn strace(case: &Case) -> Result<Option<String>, String> {
    if !Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    {
        return Ok(None);
    }
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strace");
    let dir = base.join(case.name.replace('/', "-"));
    fs::create_dir_all(&dir).map_err(|e| e.to_string())?;
    let log = dir.join("strace.log");
    let _ = fs::remove_file(&log);
    run_under(case, &dir, Some(&log))?;
    Ok(fs::read_to_string(&log).ok().filter(|t| t.contains("+++ ")))
}

fn compile_and_run(case: &Case, dir: &Path) -> Result<Run, String> {
    run_under(case, dir, None)
}

/// Compiles and runs; `log` is where strace is to write.
fn run_under(case: &Case, dir: &Path, log: Option<&Path>) -> Result<Run, String> {
    if log.is_some() {
        fs::write(dir.join("mark.c"), super::strace::MARK_SOURCE).map_err(|e| e.to_string())?;
    }
    for f in &case.scenario.files {
        let path = dir.join(&f.name);
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|e| e.to_string())?;
        fs::write(path, &f.text).map_err(|e| e.to_string())?;
    }
    let mut first: Option<PathBuf> = None;
    for p in &case.scenario.programs {
        let exe = dir.join(&p.name);
        let out = Command::new("gcc")
            .current_dir(dir)
            .args(["-std=gnu11", "-O0", "-w", "-pthread", "-o"])
            .arg(&exe)
            .args(case.scenario.defines.iter().map(|d| format!("-D{d}")))
            .args(&p.units)
            .args(log.map(|_| "mark.c"))
            .args(["-lrt", "-lm"])
            // glibc loads it when a thread is cancelled; here it is there from the beginning.
            .args(log.map(|_| ["-Wl,--no-as-needed", "-lgcc_s"]).iter().flatten())
            .output()
            .map_err(|e| format!("gcc: {e}"))?;
        if !out.status.success() {
            return Err(format!("gcc: {}", String::from_utf8_lossy(&out.stderr)));
        }
        first.get_or_insert(exe);
    }
    let mut words: Vec<String> = Vec::new();
    if let Some(line) = &case.scenario.line {
        words.extend(["/bin/sh".to_string(), "-c".to_string(), line.clone()]);
    } else {
        let exe = first.ok_or("no program")?;
        words.push(format!("./{}", exe.file_name().unwrap_or_default().to_string_lossy()));
        words.extend(case.scenario.args.iter().cloned());
    }
    let mut command = Command::new("timeout");
    command.arg("20");
    if let Some(log) = log {
        command.args(["strace", "-f", "-o"]).arg(log);
    }
    if case.terminal() {
        let quoted: Vec<String> = words.iter().map(|w| format!("'{}'", w.replace('\'', "'\\''"))).collect();
        command.args(["script", "-qec", &quoted.join(" "), "/dev/null"]);
    } else {
        command.args(&words);
    }
    if log.is_some() {
        command.env("PATH", "/usr/bin:/bin").env("TZ", "UTC0").env_remove("LD_LIBRARY_PATH");
    }
    for e in &case.scenario.env {
        if let Some((k, v)) = e.split_once('=') {
            command.env(k, v);
        }
    }
    let mut child = command
        .current_dir(dir)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{}: {e}", words[0]))?;
    let text = case.scenario.stdin.clone().unwrap_or_default();
    let mut stdin = child.stdin.take();
    let feeder = std::thread::spawn(move || stdin.as_mut().map(|s| s.write_all(text.as_bytes())));
    let out = child.wait_with_output().map_err(|e| e.to_string())?;
    let _ = feeder.join();
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    let stdout = if case.terminal() { text(&out.stdout).replace("\r\n", "\n") } else { text(&out.stdout) };
    use std::os::unix::process::ExitStatusExt as _;
    let exit = out.status.code().or(out.status.signal().map(|s| 128 + s)).unwrap_or(-1);
    Ok(Run { stdout, stderr: text(&out.stderr), exit })
}
