//! A run of a million steps in time: bytes kept, and how long it takes to be anywhere in it.
//!
//! `cargo dev bench timeline [NAME...]`. Each program runs in a process of its own, so that what it keeps can be read
//! off the system (resident memory), not only off our own count. A *step* is the machine's smallest: a statement, a
//! call, an access that others see.
//!
//! Beside it, the same moments reached without a timeline: the machine run again from its start. And, where it is
//! installed, gdb's `record full` on the computing program, compiled by gcc -O0 -g: its recording, one statement back,
//! and all the way back. (It records one thread of one process, so only that program can be given to both.)

#![allow(clippy::disallowed_types, reason = "a benchmark measures how long things take")]

use ringside::machine::{Machine, Scenario, Schedule, build};
use ringside::timeline::Timeline;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAMS: &[(&str, &str)] = &[
    ("pipe", include_str!("pipe.c")),
    ("threads", include_str!("threads.c")),
    ("forks", include_str!("forks.c")),
    ("compute", include_str!("compute.c")),
    ("heap", include_str!("heap.c")),
    ("memory", include_str!("memory.c")),
    ("blocks", include_str!("blocks.c")),
];
const STEPS: usize = 1_000_000;
/// Places in the run that are visited, by lot.
const SEEKS: usize = 100;
/// Single steps forward and back, at each of ten places.
const SINGLE: usize = 200;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [flag, name] = args.as_slice()
        && flag == "--one"
    {
        if let Some((_, text)) = PROGRAMS.iter().find(|p| p.0 == name) {
            one(name, text);
        }
        return;
    }
    println!(
        "{STEPS} steps; times in ms; kept: MB that the run takes beyond the machine, as the system and as we count"
    );
    println!(
        "{:8} {:>7} {:>9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>9} {:>7}",
        "", "run", "kept", "counted", "seek", "worst", "step", "back", "worst", "replay", "ratio"
    );
    for (name, _) in PROGRAMS.iter().filter(|p| args.is_empty() || args.iter().any(|w| w == p.0)) {
        let Ok(own) = std::env::current_exe() else { return };
        match Command::new(own).args(["--one", name]).stderr(Stdio::inherit()).output() {
            Ok(out) => print!("{}", String::from_utf8_lossy(&out.stdout)),
            Err(e) => println!("{name:8} {e}"),
        }
    }
    if args.is_empty() || args.iter().any(|w| w == "gdb") {
        gdb();
    }
}

fn machine(name: &str, text: &str) -> Option<Machine> {
    build(&Scenario::single(&format!("{name}.c"), text)).machine
}

/// Bytes of memory that the process has in use (proc(5): the second number of statm, in pages).
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0) * 4096
}

fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1e3
}

/// The median and the worst.
fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    (times.get(times.len() / 2).map_or(0.0, |t| ms(*t)), times.last().map_or(0.0, |t| ms(*t)))
}

/// Time on the processor (proc(5): the first number of schedstat). It is brought up to date at ticks only.
fn processor() -> Duration {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// How long something takes: by the clock, or by the processor where others had it in between.
fn timed(f: impl FnOnce()) -> Duration {
    /// A tick of the slowest kernel.
    const TICK: Duration = Duration::from_millis(4);
    let worked = processor();
    let start = Instant::now();
    f();
    let clock = start.elapsed();
    clock.min(processor().saturating_sub(worked) + TICK)
}

/// The quickest of three: the machine that this runs on does other things, too.
fn quickest(mut f: impl FnMut() -> Duration) -> Duration {
    (0..3).map(|_| f()).min().unwrap_or_default()
}

fn one(name: &str, text: &str) {
    let Some(start) = machine(name, text) else {
        println!("{name:8} does not compile");
        return;
    };
    // The machine alone, to the same place: what it takes in memory and time is not the timeline's.
    let mut alone = Timeline::new(start.clone(), Schedule::new(), 0);
    let known = {
        alone.seek(STEPS);
        alone.schedule().clone()
    };
    let made = alone.len();
    let far = alone.machine().state_hash();
    drop(alone);
    let mut m = start.clone();
    let replay = timed(|| replay(&mut m, &known));
    if m.state_hash() != far {
        println!("{name:8} running again gave another state");
    }
    let before = resident();
    let mut t = Timeline::new(start, Schedule::new(), 0);
    let run = timed(|| {
        t.seek(STEPS);
    });
    let kept = resident().saturating_sub(before);
    let mut lot = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = |below: usize| {
        lot ^= lot << 13;
        lot ^= lot >> 7;
        lot ^= lot << 17;
        (lot >> 20) as usize % below.max(1)
    };
    // From the end and from the start in turn, so that no two begin where the last one ended.
    let mut seeks: Vec<Duration> = Vec::new();
    for _ in 0..SEEKS {
        let goal = draw(made);
        seeks.push(quickest(|| {
            let elsewhere = draw(made);
            t.seek(elsewhere);
            timed(|| {
                t.seek(goal);
            })
        }));
    }
    let (seek, seek_worst) = spread(seeks);
    let (mut forward, mut back) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let at = draw(made.saturating_sub(2 * SINGLE)) + SINGLE;
        t.seek(at);
        for _ in 0..SINGLE {
            forward.push(timed(|| {
                t.step();
            }));
        }
        let mut rounds: Vec<Vec<Duration>> = Vec::new();
        for _ in 0..3 {
            t.seek(at);
            let one = |_| {
                timed(|| {
                    t.back();
                })
            };
            rounds.push((0..SINGLE).map(one).collect());
        }
        back.extend((0..SINGLE).filter_map(|i| rounds.iter().map(|r| r[i]).min()));
    }
    t.seek(made);
    if t.machine().state_hash() != far {
        println!("{name:8} the end is another state than before");
    }
    let ((step, _), (back, back_worst)) = (spread(forward), spread(back));
    let short = if made == STEPS { String::new() } else { format!(" (only {made} steps)") };
    println!(
        "{name:8} {:>7.0} {:>9.1} {:>9.1} {seek:>8.2} {seek_worst:>8.2} {step:>8.4} {back:>8.4} {back_worst:>8.2} {:>9.0} {:>6.0}x{short}",
        ms(run),
        kept as f64 / f64::from(1 << 20),
        t.bytes() as f64 / f64::from(1 << 20),
        ms(replay),
        ms(replay) / 2.0 / seek.max(1e-6),
    );
}

/// The same run by the machine alone: what being somewhere costs without a timeline (half of it, on average).
fn replay(m: &mut Machine, schedule: &Schedule) {
    for (choice, n) in schedule.runs() {
        let mut left = n as u64;
        while left > 0 {
            let done = m.advance(&choice, left).steps;
            if done == 0 {
                return;
            }
            left -= done;
        }
    }
}

/// `record full` on the computing program, and the same number of our steps.
fn gdb() {
    let Some((_, text)) = PROGRAMS.iter().find(|p| p.0 == "compute") else { return };
    let dir = std::env::temp_dir().join(format!("ringside-timeline-{}", std::process::id()));
    let source = dir.join("compute.c");
    let binary = dir.join("compute");
    let built = std::fs::create_dir_all(&dir).and_then(|()| std::fs::write(&source, text)).is_ok()
        && Command::new("gcc")
            .args(["-std=gnu11", "-O0", "-g", "-DN=1", "-o"])
            .arg(&binary)
            .arg(&source)
            .status()
            .is_ok();
    if !built {
        println!("gdb: the program could not be compiled by gcc");
        return;
    }
    // Python's clock inside gdb: starting gdb and loading the program does not count.
    let script = "\
import gdb, time, os
gdb.execute('set pagination off'); gdb.execute('set confirm off')
gdb.execute('break main', to_string=True); gdb.execute('run', to_string=True)
gdb.execute('set record full insn-number-max unlimited')
gdb.execute('record full', to_string=True)
def pages():
    return int(open('/proc/%d/statm' % os.getpid()).read().split()[1]) * 4096
before = pages()
def timed(what):
    start = time.time(); gdb.execute(what, to_string=True); return (time.time() - start) * 1e3
gdb.execute('tbreak 24', to_string=True)
run = timed('continue')
kept = pages() - before
steps = sorted(timed('reverse-step') for _ in range(50))
back = timed('reverse-continue')
import re
n = re.search(r'contains (\\d+) instructions', gdb.execute('info record', to_string=True))
print('RESULT', run, kept, steps[25], back, n.group(1) if n else 0)
gdb.execute('kill', to_string=True)
";
    let file = dir.join("script.py");
    let out = std::fs::write(&file, script)
        .and_then(|()| Command::new("gdb").args(["-q", "-batch", "-nx", "-x"]).arg(&file).arg(&binary).output());
    let text = out.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    let _ = std::fs::remove_dir_all(&dir);
    let Some(numbers) = text.lines().find_map(|l| l.strip_prefix("RESULT ")) else {
        println!("gdb: not installed, or it could not record");
        return;
    };
    let n: Vec<f64> = numbers.split(' ').filter_map(|x| x.parse().ok()).collect();
    let [run, kept, step, back, instructions] = n.as_slice() else { return };
    println!(
        "gdb record full, {instructions} instructions of compute: run {run:.0} ms, kept {:.1} MB, one statement back {step:.3} ms, all the way back {back:.0} ms",
        kept / f64::from(1 << 20)
    );
    ours(*run, *kept, *step, *back);
}

/// The same part of the same program here.
fn ours(run: f64, kept: f64, step: f64, back: f64) {
    let Some((name, text)) = PROGRAMS.iter().find(|p| p.0 == "compute") else { return };
    let Some(start) = machine(name, &text.replace("#define N 1000000", "#define N 1")) else { return };
    let mut t = Timeline::new(start, Schedule::new(), 0);
    let mine = timed(|| {
        t.run(STEPS);
    });
    let bytes = t.bytes();
    let steps = t.len();
    let one = spread(
        (0..50)
            .map(|_| {
                timed(|| {
                    t.last_line(1000);
                })
            })
            .collect(),
    )
    .0;
    let all = timed(|| {
        t.run_back_to(&[]);
    });
    println!(
        "here, {steps} steps: run {:.1} ms ({:.0}x), kept {:.1} MB ({:.1}x), one statement back {one:.3} ms ({:.1}x), all the way back {:.1} ms ({:.0}x)",
        ms(mine),
        run / ms(mine),
        bytes as f64 / f64::from(1 << 20),
        kept / bytes as f64,
        step / one,
        ms(all),
        back / ms(all),
    );
}
