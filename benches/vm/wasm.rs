//! The benchmark's loops in wasm, for Node: each call of `main` runs the next one, then compiles the thousand lines, then
//! runs a tenth of each loop, then it begins again. The host has the clock. The exit status is the digest of what the
//! loop printed.

mod loops;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use ringside::vm::Image;

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn main() -> ExitCode {
    let count = loops::PROGRAMS.len();
    let n = CALLS.fetch_add(1, Ordering::Relaxed) % (2 * count + 1);
    let ran = |name: &str, text: &str| loops::compile(name, text).map(|p| loops::digest(&loops::run(&Image::new(p)).0));
    let digest = match n {
        n if n < count => ran(loops::PROGRAMS[n].0, loops::PROGRAMS[n].1),
        n if n == count => loops::compile("thousand", &loops::thousand_lines()).map(|_| loops::digest("")),
        n => {
            let (name, text) = loops::PROGRAMS[n - count - 1];
            ran(name, &loops::tenth(text))
        }
    };
    digest.map_or(ExitCode::FAILURE, ExitCode::from)
}
