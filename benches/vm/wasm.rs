//! The benchmark's work in wasm, for Node: each call of `main` runs the next loop; then one compiles the thousand lines;
//! then each loop's tenth runs; the last calls explore; then it begins again. The host has the clock. The exit status is
//! the digest of what the loop printed, or of the number of states.

mod loops;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use ringside::vm::Image;

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn main() -> ExitCode {
    let count = loops::PROGRAMS.len();
    let n = CALLS.fetch_add(1, Ordering::Relaxed) % (2 * count + 1 + loops::EXPLORED.len());
    let ran = |name: &str, text: &str| loops::compile(name, text).map(|p| loops::digest(&loops::run(&Image::new(p)).0));
    let digest = match n {
        n if n < count => ran(loops::PROGRAMS[n].0, loops::PROGRAMS[n].1),
        n if n == count => loops::compile("thousand", &loops::thousand_lines()).map(|_| loops::digest("")),
        n if n <= 2 * count => {
            let (name, text) = loops::PROGRAMS[n - count - 1];
            ran(name, &loops::tenth(text))
        }
        n => {
            let (name, text, macros) = loops::EXPLORED[n - 2 * count - 1];
            loops::explore(name, text, macros).map(|n| n.0 as u8)
        }
    };
    digest.map_or(ExitCode::FAILURE, ExitCode::from)
}
