//! The benchmark's loops in wasm, for Node: each call of `main` runs the next one, the last compiles the thousand lines;
//! then it begins again. The host has the clock. The exit status is the digest of what the loop printed.

mod loops;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use ringside::vm::Image;

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn main() -> ExitCode {
    let n = CALLS.fetch_add(1, Ordering::Relaxed) % (loops::PROGRAMS.len() + 1);
    let digest = match loops::PROGRAMS.get(n) {
        Some((name, text)) => loops::compile(name, text).map(|p| loops::digest(&loops::run(&Image::new(p)).0)),
        None => loops::compile("thousand", &loops::thousand_lines()).map(|_| loops::digest("")),
    };
    digest.map_or(ExitCode::FAILURE, ExitCode::from)
}
