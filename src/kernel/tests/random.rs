//! Whatever is called, with whatever arguments, the kernel neither panics nor breaks its laws.

use super::super::abi;
use super::super::call::CALLS;
use super::*;

/// A small generator, so that a run can be repeated from the seed it prints.
struct Lot(u64);

impl Lot {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below.max(1)
    }
}

/// An argument: a small number, a descriptor, a pid, a flag, an address of something.
fn argument(w: &mut World, lot: &mut Lot, tid: Tid) -> u64 {
    match lot.next(9) {
        0..=2 => lot.next(8),
        3 => 1000 + lot.next(6),
        4 => 1 << lot.next(24),
        5 => u64::MAX - lot.next(3),
        6 => lot.next(70),
        _ => {
            let at = BASE + 0x80000 + 64 * lot.next(64);
            if lot.next(3) == 0 && w.k.threads.contains(tid) && w.k.mm(tid_pid(w, tid)).is_some_and(has_memory) {
                let words = [
                    "/tmp/f",
                    "/tmp/g",
                    "/dev/null",
                    "d",
                    "d/e",
                    "/proc/self/fd/0",
                    "/dev/shm/x",
                    "/sem",
                    "/dev/ptmx",
                    "/dev/pts/1",
                ];
                let word = words[lot.next(words.len() as u64) as usize];
                w.write(tid, at, &[word.as_bytes(), b"\0"].concat());
            }
            at
        }
    }
}

fn tid_pid(w: &World, tid: Tid) -> Pid {
    w.k.threads.get(tid).map_or(0, |t| t.pid)
}

fn has_memory(mm: &super::super::mm::AddressSpace) -> bool {
    mm.area_at(BASE + 0x80000)
        .is_some_and(|a| a.start <= BASE && a.end >= BASE + SIZE && a.prot == PROT_READ | PROT_WRITE && !a.shared)
}

fn run(seed: u64, calls: usize) {
    let mut lot = Lot(seed | 1);
    let mut w = World::with(Settings { task_limit: 12, pipe_capacity: 16, ..Settings::default() });
    w.k.add_file("/home/user/d/e", b"contents");
    w.ok(1000, Call::CancelHandler, &[0x40_3000]);
    for n in 0..calls {
        let context = format!("seed {seed}, call {n}");
        let tids: Vec<Tid> = w.k.threads.ids().into_iter().filter(|t| w.k.runnable(*t)).collect();
        let Some(&tid) = tids.get(lot.next(tids.len() as u64) as usize) else {
            // Nobody can run: time passes, somebody types, or a new run begins.
            match lot.next(3) {
                0 if w.k.advance_clock(&mut w.events) => {}
                1 => w.k.input(&[b'a', b'\n', lot.next(30) as u8], &mut w.events),
                _ => {
                    let stuck = w.k.threads.ids();
                    match stuck.get(lot.next(stuck.len() as u64) as usize) {
                        Some(&t) => w.k.exit_process(tid_pid(&w, t), 9, &mut w.events),
                        None => {
                            w.events.clear();
                            let pid = w.k.spawn_first("again", &[], &mut w.events);
                            w.map(pid);
                        }
                    }
                }
            }
            checked(&w, &context);
            continue;
        };
        if matches!(w.k.threads.get(tid).map(|t| &t.state), Some(RunState::Resuming(..))) {
            w.k.resume(tid, &mut w.events);
            checked(&w, &context);
            continue;
        }
        match w.k.take_signal(tid, &mut w.events) {
            Signalled::Nothing => {}
            Signalled::Handler(d) if d.signal != 32 && lot.next(4) == 0 => {
                w.k.syscall(tid, Call::RtSigreturn, [0; 6], &mut w.events);
                w.k.after_handler(tid);
            }
            _ => {}
        }
        checked(&w, &context);
        if !w.k.runnable(tid) || w.k.threads.get(tid).is_none_or(|t| t.state != RunState::Ready) {
            continue;
        }
        let number = lot.next(CALLS.len() as u64) as u16;
        let call = Call::from_number(number).unwrap();
        // Ending is rare, so that there is something to end.
        if matches!(call, Call::ExitGroup | Call::Exit | Call::Execve | Call::Kill) && lot.next(5) > 0 {
            continue;
        }
        let args = std::array::from_fn(|_| argument(&mut w, &mut lot, tid));
        let flow = w.k.syscall(tid, call, args, &mut w.events);
        checked(&w, &format!("{context}: {}{args:?} of {tid}", call.name()));
        match flow {
            Flow::Exec { .. } => w.map(tid_pid(&w, tid)),
            Flow::Fault { signal, .. } => {
                let info = super::super::process::SignalInfo::from_kernel(signal);
                w.k.fault(tid, info, "", false, &mut w.events);
            }
            Flow::SigReturn => drop(w.k.after_handler(tid)),
            _ => {}
        }
        checked(&w, &context);
        w.events.clear();
    }
}

fn checked(w: &World, context: &str) {
    if let Err(law) = w.k.check() {
        panic!("{context}: {law}");
    }
}

#[test]
fn ten_thousand_random_calls_break_nothing() {
    for seed in [0x1234_5678, 0x9abc_def0, 0x0f1e_2d3c, 0x5a5a_1234] {
        run(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed), 2_000);
    }
    // And one that is new each time; RINGSIDE_RUNS asks for more of them, of RINGSIDE_CALLS calls each.
    let number = |name, usual| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let calls = number("RINGSIDE_CALLS", 2_000) as usize;
    for n in 0..number("RINGSIDE_RUNS", 1) {
        let seed = (u64::from(std::process::id()) + (n << 32)).wrapping_mul(0x2545_f491_4f6c_dd1d);
        println!("seed {seed}");
        run(seed, calls);
    }
}

#[test]
fn the_same_calls_make_the_same_state() {
    let mut states = Vec::new();
    for _ in 0..2 {
        let mut w = World::new();
        let (r, wr) = w.pipe(1000);
        let child = w.fork(1000);
        let _ = w.read_str(child, r, 4);
        w.write_str(1000, wr, "same");
        w.settle();
        w.open(1000, "/dev/urandom", abi::O_RDONLY, 0);
        let at = w.room(8);
        w.ok(1000, Call::Read, &[5, at, 8]);
        states.push(w.k);
    }
    assert_eq!(states[0], states[1]);
}
