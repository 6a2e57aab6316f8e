//! How fast C runs here, beside `gcc -O0` and `tcc -run` on the same machine, and the same in wasm under Node: five loops,
//! best of three; beside PicoC, an interpreter of C that is in wasm too; how long a thousand lines take to compile; and
//! exploring every schedule of three programs.
//!
//! `cargo dev bench vm [NAME...]`; the names are those of the loops, `picoc`, `compile` and `explore`. What is not installed
//! is left out. Times are of the processor, not of the clock on the wall, so that a busy machine does not matter; the
//! natives' are counted in hundredths of a second over twenty runs and include starting a process, tcc's compiling. All
//! run the same texts; PicoC and the wasm beside it a tenth of the rounds. The goals: at least 20 times as fast as PicoC,
//! wasm at least half as fast as native (exploring, too), a thousand lines in 20 ms natively and 60 ms in wasm.

mod loops;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use loops::{EXPLORED, PROGRAMS, compile, digest, explore, run, tenth, thousand_lines};
use ringside::bytecode::{Op, Program};
use ringside::vm::Image;

/// The least processor time of each loop in wasm and of compiling, with what each answered; empty without the wasm, which
/// `cargo dev bench` builds, or without Node.
fn wasm() -> Vec<(Duration, u8)> {
    let Some(file) = std::env::var_os("RINGSIDE_BENCH_WASM") else { return Vec::new() };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/vm/node.cjs");
    let ran = Command::new("node")
        .arg(script)
        .arg(file)
        .arg("3")
        .arg((2 * PROGRAMS.len() + 1 + EXPLORED.len()).to_string())
        .stderr(Stdio::inherit())
        .output();
    let Some(out) = ran.ok().filter(|o| o.status.success()) else {
        println!("(the loops in wasm did not run: is Node there?)");
        return Vec::new();
    };
    let mut best: Vec<(Duration, u8)> = Vec::new();
    for line in String::from_utf8_lossy(&out.stdout).lines() {
        let numbers: Vec<u64> = line.split(' ').filter_map(|n| n.parse().ok()).collect();
        let [place, micros, answer] = numbers[..] else { continue };
        let found = (Duration::from_micros(micros), answer as u8);
        match best.get_mut(place as usize) {
            Some(b) if found.0 < b.0 => *b = found,
            Some(_) => {}
            None => best.push(found),
        }
    }
    best
}

/// Beside PicoC: a tenth of each loop, both in wasm under Node. Empty-handed without its package, which `cargo dev bench`
/// fetches.
fn beside_picoc(dir: &Path, wasm: &[(Duration, u8)]) {
    let Some(bundle) = std::env::var_os("RINGSIDE_BENCH_PICOC") else { return };
    let mut command = Command::new("node");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/vm/picoc.mjs")).arg(bundle);
    for (name, text) in PROGRAMS {
        let file = dir.join(format!("{name}-tenth.c"));
        if std::fs::write(&file, tenth(text)).is_err() {
            return;
        }
        command.arg(file);
    }
    let Some(out) = command.stderr(Stdio::inherit()).output().ok().filter(|o| o.status.success()) else {
        println!("(PicoC did not run: is Node there?)");
        return;
    };
    println!("\n{:8} {:>10} {:>10} {:>7}", "a tenth", "PicoC", "wasm", "ratio");
    for line in String::from_utf8_lossy(&out.stdout).lines() {
        let mut parts = line.splitn(3, ' ');
        let mut number = || parts.next()?.parse::<u64>().ok();
        let (Some(place), Some(micros)) = (number(), number()) else { continue };
        let printed: String = parts.next().and_then(|p| serde_json::from_str(p).ok()).unwrap_or_default();
        let (Some((name, _)), Some((ours, answer))) =
            (PROGRAMS.get(place as usize), wasm.get(PROGRAMS.len() + 1 + place as usize))
        else {
            continue;
        };
        let theirs = Duration::from_micros(micros);
        let wrong = if *answer == digest(&printed) { "" } else { " OUTPUT DIFFERS" };
        println!(
            "{name:8} {:>8.0}ms {:>8.1}ms {:>6.0}x{wrong}",
            theirs.as_secs_f64() * 1e3,
            ours.as_secs_f64() * 1e3,
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }
}

/// How long diagnostics take while somebody types: the mean of a hundred, the library's units compiled before. One takes
/// less than the clock of the processor can tell.
fn compiling(wasm: Option<&(Duration, u8)>) {
    const TIMES: u32 = 100;
    let text = thousand_lines();
    let made = compile("thousand", &text).is_some();
    let start = processor();
    for _ in 0..TIMES {
        compile("thousand", &text);
    }
    let took = processor().saturating_sub(start) / TIMES;
    let note = if made { "" } else { " (it does not compile)" };
    let in_wasm = wasm.map_or(String::new(), |w| format!(", in wasm {:.1}ms", w.0.as_secs_f64() * 1e3));
    println!("compile  {:>8.1}ms for {} lines{in_wasm}{note}", took.as_secs_f64() * 1e3, text.lines().count());
}

/// Every schedule, natively and in wasm.
fn exploring(wasm: &[(Duration, u8)]) {
    for (place, (name, text, macros)) in EXPLORED.iter().enumerate() {
        let mut made = (0, 0);
        let once = || {
            made = explore(name, text, macros)?;
            Some(String::new())
        };
        let Some((ours, _)) = best(once) else { continue };
        let (states, transitions) = made;
        let in_wasm = wasm.get(place).map_or(String::new(), |(t, answer)| {
            let wrong = if *answer == states as u8 { "" } else { " STATES DIFFER" };
            format!(", in wasm {:.0}ms: {:.1}x{wrong}", t.as_secs_f64() * 1e3, t.as_secs_f64() / ours.as_secs_f64())
        });
        println!(
            "explore  {name:8} {:>8.0}ms for {states} states, {transitions} transitions{in_wasm}",
            ours.as_secs_f64() * 1e3
        );
    }
}

/// Time on the processor of this process and of its children that have ended.
fn processor() -> Duration {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let own = read("/proc/self/schedstat").split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let stat = read("/proc/self/stat");
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    // proc(5): cutime and cstime are fields 16 and 17 of the file, 13 and 14 after the name.
    let children: u64 = fields.iter().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_nanos(own) + Duration::from_millis(children * 10)
}

fn best(mut once: impl FnMut() -> Option<String>) -> Option<(Duration, String)> {
    best_of_many(1, &mut once)
}

/// Best of three, each made so many times in a row: of other processes nothing less than a hundredth of a second is told.
fn best_of_many(times: u32, once: &mut dyn FnMut() -> Option<String>) -> Option<(Duration, String)> {
    let mut best: Option<(Duration, String)> = None;
    for _ in 0..3 {
        let start = processor();
        let mut output = String::new();
        for _ in 0..times {
            output = once()?;
        }
        let took = processor().saturating_sub(start) / times;
        if best.as_ref().is_none_or(|b| took < b.0) {
            best = Some((took, output));
        }
    }
    best
}

/// Runs of a native program that are timed together.
const NATIVE: u32 = 20;

fn native(program: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let dir = std::env::temp_dir().join(format!("ringside-bench-{}", std::process::id()));
    if let Err(e) = std::fs::create_dir_all(&dir) {
        println!("{}: {e}", dir.display());
        return;
    }
    let wasm = wasm();
    println!(
        "{:8} {:>10} {:>10} {:>7} {:>10} {:>7} {:>10} {:>7}",
        "", "ringside", "gcc -O0", "ratio", "tcc -run", "ratio", "wasm", "ratio"
    );
    for (place, (name, text)) in PROGRAMS.iter().enumerate() {
        if !wanted.is_empty() && !wanted.iter().any(|w| w == name) {
            continue;
        }
        let Some(program) = compile(name, text) else { continue };
        if std::env::var_os("DUMP").is_some() {
            dump(&program);
        }
        let image = Image::new(program);
        let Some((ours, output)) = best(|| Some(run(&image).0)) else { continue };
        let (source, binary) = (dir.join(format!("{name}.c")), dir.join(name));
        let (source, binary) = (source.to_string_lossy().into_owned(), binary.to_string_lossy().into_owned());
        if std::fs::write(&source, text).is_err() {
            continue;
        }
        let gcc = native("gcc", &["-std=gnu11", "-O0", "-w", "-o", &binary, &source])
            .and_then(|_| best_of_many(NATIVE, &mut || native(&binary, &[])));
        let tcc = best_of_many(NATIVE, &mut || native("tcc", &["-w", "-run", &source]));
        let show = |other: &Option<(Duration, String)>| match other {
            Some((t, out)) => {
                let wrong = if *out == output { "" } else { " OUTPUT DIFFERS" };
                format!("{:>8.0}ms {:>6.1}x{wrong}", t.as_secs_f64() * 1e3, ours.as_secs_f64() / t.as_secs_f64())
            }
            None => format!("{:>10} {:>7}", "-", "-"),
        };
        let in_wasm = match wasm.get(place) {
            Some((t, answer)) => {
                let wrong = if *answer == digest(&output) { "" } else { " OUTPUT DIFFERS" };
                format!("{:>8.0}ms {:>6.1}x{wrong}", t.as_secs_f64() * 1e3, t.as_secs_f64() / ours.as_secs_f64())
            }
            None => format!("{:>10} {:>7}", "-", "-"),
        };
        println!("{name:8} {:>8.0}ms {} {} {in_wasm}", ours.as_secs_f64() * 1e3, show(&gcc), show(&tcc));
        if gcc.is_none() {
            println!("         {output}");
        }
    }
    if wanted.is_empty() || wanted.iter().any(|w| w == "picoc") {
        beside_picoc(&dir, &wasm);
    }
    let _ = std::fs::remove_dir_all(&dir);
    if wanted.is_empty() || wanted.iter().any(|w| w == "compile") {
        compiling(wasm.get(PROGRAMS.len()));
    }
    if wanted.is_empty() || wanted.iter().any(|w| w == "explore") {
        exploring(wasm.get(2 * PROGRAMS.len() + 1..).unwrap_or_default());
    }
}

/// The code of the program's own functions.
fn dump(program: &Program) {
    for f in program.functions.iter().filter(|f| !f.library) {
        println!("{}: regs {} frame {}", f.name, f.regs, f.frame);
        for pc in f.start..f.end {
            let op: &Op = &program.code[pc as usize];
            println!("  {pc:5} {op:?}");
        }
    }
}
