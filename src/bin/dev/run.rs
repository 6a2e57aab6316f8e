//! Running other programs: with the project's own tools first in PATH, and with failures told in a sentence.

use crate::Dev;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a command of ours could not do what it was asked: one sentence, with the cure where there is one.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What happens now, and what it costs.
pub fn say(step: &str, what: &str) {
    eprintln!("\u{25cb} {step}: {what}");
}

impl Dev {
    /// Folders that are searched before PATH: tools that `setup` installed, and npm's.
    fn own_tools(&self) -> [PathBuf; 2] {
        [self.root.join(".tools").join("bin"), self.root.join("node_modules").join(".bin")]
    }

    /// PATH with ours in front.
    pub fn path(&self) -> OsString {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let all = self.own_tools().into_iter().chain(std::env::split_paths(&old));
        std::env::join_paths(all).unwrap_or(old)
    }

    /// Where a program is, as the shell would find it with `path()`.
    pub fn which(&self, name: &str) -> Option<PathBuf> {
        let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
        std::env::split_paths(&self.path())
            .flat_map(|dir| endings.iter().map(move |e| dir.join(format!("{name}{e}"))))
            .find(|file| file.is_file())
    }

    /// A program to be run in the project's folder.
    pub fn tool(&self, name: &str) -> Tool {
        let file = self.which(name).unwrap_or_else(|| PathBuf::from(name));
        let mut command = Command::new(&file);
        command.current_dir(&self.root).env("PATH", self.path());
        Tool { command, name: name.to_string() }
    }

    /// What a program answers on standard output, trimmed; None if it is missing or fails.
    pub fn ask(&self, name: &str, args: &[&str]) -> Option<String> {
        self.which(name)?;
        let output = self.tool(name).args(args).command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
    }
}

/// A program and its arguments, not yet started.
pub struct Tool {
    command: Command,
    name: String,
}

impl Tool {
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Tool {
        self.command.arg(arg);
        self
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Tool {
        self.command.args(args);
        self
    }

    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Tool {
        self.command.env(key, value);
        self
    }

    /// Runs it with our own input and output; anything but success is a failure named by what was being done.
    pub fn check(mut self, doing: &str) -> Result<(), Failure> {
        let status = self
            .command
            .status()
            .map_err(|e| Failure(format!("{doing} needs the program `{}`, which does not start: {e}.", self.name)))?;
        if status.success() { Ok(()) } else { Err(Failure(format!("{doing} failed (`{}`, {status}).", self.name))) }
    }
}

/// True when both files are there and hold the same bytes.
pub fn same_bytes(a: &Path, b: &Path) -> bool {
    matches!((std::fs::read(a), std::fs::read(b)), (Ok(a), Ok(b)) if a == b)
}
