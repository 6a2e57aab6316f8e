//! Random small programs: what they can end in must not depend on how it is searched.
//!
//! `cargo dev fuzz-explore` makes 2,000 instead of the few of an ordinary test run (`RINGSIDE_RANDOM`), and begins
//! elsewhere if asked (`RINGSIDE_SEED`). A failure prints the seed and the program.
#![allow(clippy::disallowed_types, reason = "only asked whether a machine is in it; its order is never seen")]

use super::cases::{explore, kinds, outcomes, plays};
use ringside::explore::{Options, Search};
use ringside::kernel::event::Event;
use ringside::machine::{Machine, Scenario, build};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

/// xorshift64*
struct Lot(u64);

impl Lot {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }
}

/// A section under a lock, as it should be: `x` belongs to the first, `y` to the second. Now and then one has nothing to
/// do with the other.
fn section(lot: &mut Lot, out: &mut String) {
    let l = lot.below(2);
    let v = ["x", "y"][if lot.below(12) == 0 { 1 - l } else { l } as usize];
    let k = lot.below(3);
    let inside = match lot.below(8) {
        0 => format!("p->{v} = {k}; p->{v} += p->{v};"),
        1 => format!("if (p->{v} == {k}) p->{v} = 7; else p->{v}++;"),
        2 => format!("p->{v}++; write(fd[1], \"{k}\", 1); p->{v} *= 2;"),
        3 => format!("p->{v}++; sem_wait(&p->s); p->{v}--;"),
        4 => format!("while (p->{v} == 0) pthread_cond_wait(&p->c, &p->m[{l}]); p->{v}--;"),
        5 => format!("p->{v}++; pthread_cond_signal(&p->c);"),
        6 => format!("char c = '0' + p->{v}; write(1, &c, 1);"),
        _ => format!("int old = p->{v}; p->{v} = old + {k};"),
    };
    match lot.below(10) {
        0 => writeln!(out, "    {{ {inside} }}"),
        1 => writeln!(
            out,
            "    if (pthread_mutex_trylock(&p->m[{l}]) == 0) {{ {inside} pthread_mutex_unlock(&p->m[{l}]); }}"
        ),
        2 => writeln!(out, "    pthread_mutex_lock(&p->m[{l}]); {{ {inside} }} if (p->{v} == 2) _exit(3); pthread_mutex_unlock(&p->m[{l}]);"),
        _ => writeln!(out, "    pthread_mutex_lock(&p->m[{l}]); {{ {inside} }} pthread_mutex_unlock(&p->m[{l}]);"),
    }
    .expect("a string");
}

/// A few statements of one thread.
fn body(lot: &mut Lot, length: u64, out: &mut String, orderly: bool, rare: bool) {
    let mut held: Vec<u64> = Vec::new();
    for _ in 0..length {
        if orderly && lot.below(4) > 0 {
            section(lot, out);
            continue;
        }
        let v = ["x", "y"][lot.below(2) as usize];
        let k = lot.below(3);
        match lot.below(if rare { 22 } else { 18 }) {
            0..=3 | 10 | 12 | 15 | 16 if orderly => writeln!(out, "    sem_post(&p->s);"),
            0 => writeln!(out, "    p->{v} = p->{v} + 1;"),
            1 => writeln!(out, "    p->{v} = {k};"),
            2 => writeln!(out, "    if (p->{v} == {k}) p->x = 5;"),
            3 => writeln!(out, "    {{ char c = '0' + p->{v}; write(1, &c, 1); }}"),
            4 | 5 if held.len() < 2 => {
                let l = lot.below(2);
                held.push(l);
                writeln!(out, "    pthread_mutex_lock(&p->m[{l}]);")
            }
            4..=6 => match held.pop() {
                Some(l) => writeln!(out, "    pthread_mutex_unlock(&p->m[{l}]);"),
                None => writeln!(out, "    atomic_fetch_add(&p->z, {});", k + 1),
            },
            7 => writeln!(out, "    sem_post(&p->s);"),
            8 => writeln!(out, "    sem_wait(&p->s);"),
            9 => writeln!(out, "    write(fd[1], \"{k}\", 1);"),
            10 => writeln!(out, "    {{ int *q = p->h; if (q) p->{v} = *q; }}"),
            11 => writeln!(out, "    free(atomic_exchange(&p->h, NULL));"),
            12 => writeln!(out, "    {{ char c; if (read(fd[0], &c, 1) == 1) p->y = c - '0'; }}"),
            13 => writeln!(out, "    semop(set, &(struct sembuf){{ {}, -1, 0 }}, 1);", k % 2),
            14 => writeln!(out, "    semop(set, &(struct sembuf){{ {}, 1, {} }}, 1);", k % 2, ["0", "SEM_UNDO"][lot.below(2) as usize]),
            15 => writeln!(out, "    {{ struct {{ long type; char c; }} m = {{ {}, '0' + p->{v} }}; msgsnd(queue, &m, 1, 0); }}", k + 1),
            16 => writeln!(out, "    {{ struct {{ long type; char c; }} m; if (msgrcv(queue, &m, 1, {k}, 0) == 1) p->{v} = m.c - '0'; }}"),
            18 | 19 => writeln!(out, "    kill(getpid(), SIGUSR1);"),
            20 => writeln!(out, "    if (fork() == 0) {{ char c = '0' + p->x + 2 * p->y; write(1, &c, 1); _exit(0); }}"),
            21 => writeln!(out, "    p->x++; p->y++;"),
            _ => writeln!(out, "    write(1, \"{}\", 1);", ["a", "b", "c"][k as usize]),
        }
        .expect("a string");
    }
    for l in held.into_iter().rev() {
        writeln!(out, "    pthread_mutex_unlock(&p->m[{l}]);").expect("a string");
    }
}

fn program(lot: &mut Lot, actors: u64, length: u64) -> String {
    let processes = lot.below(3) == 0;
    let orderly = lot.below(3) == 0;
    // Signals, and threads that fork.
    let rare = lot.below(4) == 0;
    let own_memory = !processes && lot.below(2) == 0;
    let mut c = String::from(
        "#include <pthread.h>\n#include <semaphore.h>\n#include <signal.h>\n#include <stdatomic.h>\n#include <stdio.h>\n\
         #include <stdlib.h>\n#include <sys/ipc.h>\n#include <sys/mman.h>\n#include <sys/msg.h>\n#include <sys/sem.h>\n\
         #include <sys/wait.h>\n#include <unistd.h>\n\
         struct all { int x, y; atomic_int z; pthread_mutex_t m[2]; pthread_cond_t c; sem_t s; _Atomic(int *) h; } *p;\nint fd[2], set, queue;\n",
    );
    for i in 0..actors {
        writeln!(c, "void *run{i}(void *arg)\n{{").expect("a string");
        let n = 1 + lot.below(length);
        body(lot, n, &mut c, orderly, rare);
        c.push_str("    return 0;\n}\n");
    }
    if rare {
        c.push_str("void handler(int n)\n{\n    p->x += 3;\n}\n");
    }
    c.push_str("struct all all;\nint main(void)\n{\n");
    if rare {
        c.push_str("    signal(SIGUSR1, handler);\n");
    }
    c.push_str(if own_memory {
        "    p = &all;\n"
    } else {
        "    p = mmap(0, sizeof *p, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);\n"
    });
    if orderly && !processes && lot.below(3) == 0 {
        c.push_str("    p->x = 1;\n");
    }
    let shared = u8::from(processes);
    writeln!(c, "    sem_init(&p->s, {shared}, {});\n    pipe(fd);", lot.below(2)).expect("a string");
    c.push_str("    set = semget(IPC_PRIVATE, 2, 0600);\n    queue = msgget(IPC_PRIVATE, 0600);\n");
    c.push_str("    p->h = calloc(1, sizeof(int));\n");
    if processes {
        for i in 0..actors {
            writeln!(c, "    if (fork() == 0) {{ run{i}(0); _exit({i}); }}").expect("a string");
        }
        for _ in 0..actors {
            c.push_str("    wait(0);\n");
        }
    } else {
        writeln!(c, "    pthread_t t[{actors}];").expect("a string");
        for i in 0..actors {
            writeln!(c, "    pthread_create(&t[{i}], 0, run{i}, 0);").expect("a string");
        }
        for i in 0..actors {
            writeln!(c, "    pthread_join(t[{i}], 0);").expect("a string");
        }
    }
    c.push_str("    printf(\" %d %d %d\\n\", p->x, p->y, p->z);\n    return 0;\n}\n");
    c
}

fn machine(text: &str) -> Machine {
    let built = build(&Scenario::single("random.c", text));
    let said: String = built.diagnostics.iter().map(|d| d.render(&built.sources)).collect();
    built.machine.unwrap_or_else(|| panic!("{text}\n{said}"))
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual)
}

#[test]
fn reduction_keeps_verdicts_and_outcomes() {
    let (count, seed) = (number("RINGSIDE_RANDOM", 60), number("RINGSIDE_SEED", 1));
    let (mut reduced, mut full, mut skipped) = (0, 0, 0);
    for i in 0..count {
        let mut lot = Lot((seed + i).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let actors = 2 + lot.below(2);
        let text = program(&mut lot, actors, 5);
        let m = machine(&text);
        let what = format!("seed {}:\n{text}", seed + i);
        let plain = Options { shortest: 0, max_states: 30_000, ..Options::default() };
        let all = Options { reduction: false, ..plain.clone() };
        // Each reduction alone, and without one of them.
        let none = Options { persistent: false, put_off: false, guards: false, ..plain.clone() };
        let some = [
            ("persistent sets alone", Options { persistent: true, ..none.clone() }),
            ("calls put off alone", Options { put_off: true, ..none.clone() }),
            ("guards alone", Options { guards: true, ..none }),
            ("all but guards", Options { guards: false, ..plain.clone() }),
        ];
        let (b, full_search) = explore(&m, &all);
        if b.limit.is_some() {
            skipped += 1;
            continue;
        }
        let (a, search) = explore(&m, &plain);
        assert_eq!(outcomes(&a), outcomes(&b), "outcomes with and without reduction, {what}");
        assert_eq!(kinds(&a), kinds(&b), "findings with and without reduction, {what}");
        for (which, options) in &some {
            let (c, _) = explore(&m, options);
            assert_eq!(outcomes(&c), outcomes(&b), "outcomes with {which}, {what}");
            assert_eq!(kinds(&c), kinds(&b), "findings with {which}, {what}");
        }
        reduced += search.progress().states;
        full += full_search.progress().states;
        plays(&m, &a, &what);
        let (c, _) = explore(&m, &Options { order: i + 1, ..plain.clone() });
        assert_eq!(outcomes(&a), outcomes(&c), "outcomes in another order, {what}");
        if full_search.progress().transitions < 600 {
            let (_, search) = explore(&m, &Options { check: true, ..plain.clone() });
            assert!(search.wrong_pairs().is_empty(), "not independent: {:?}, {what}", search.wrong_pairs());
        }
        if full_search.progress().states < 400 {
            let (d, _) = explore(&m, &Options { base_steps: true, max_states: 60_000, ..plain.clone() });
            if d.limit.is_none() {
                assert_eq!(outcomes(&a), outcomes(&d), "outcomes by base steps, {what}");
            }
        }
    }
    assert!(skipped * 4 <= count, "{skipped} of {count} were too large");
    println!("{count} programs: {reduced} states with reduction, {full} without; {skipped} too large");
}

#[test]
fn what_a_stopped_search_has_found_is_played_by_its_schedule() {
    let (count, seed) = (number("RINGSIDE_RANDOM", 40), number("RINGSIDE_SEED", 2000));
    let (mut found, mut shown) = (0, 0);
    for i in 0..count {
        let mut lot = Lot((seed + i).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let text = program(&mut lot, 3, 5);
        let m = machine(&text);
        for transitions in [50, 100, 200, 400, 800, 1_600] {
            let mut search = Search::new(m.clone(), Options { shortest: 0, ..Options::default() });
            search.run(transitions);
            let report = search.report();
            found += report.outcomes.len();
            shown += report.outcomes.iter().filter(|o| o.run.is_some()).count();
            plays(&m, &report, &format!("after {transitions} transitions, seed {}:\n{text}", seed + i));
        }
    }
    assert!(found as u64 > count && shown * 10 > found * 9, "{shown} of {found} outcomes have runs");
}

#[test]
fn the_order_of_search_does_not_matter() {
    let seed = number("RINGSIDE_SEED", 500);
    for i in 0..24 {
        let mut lot = Lot((seed + i).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let actors = 2 + lot.below(2);
        let text = program(&mut lot, actors, 4);
        let m = machine(&text);
        let plain = Options { shortest: 0, ..Options::default() };
        let (first, _) = explore(&m, &plain);
        assert_eq!(first.limit, None, "seed {}:\n{text}", seed + i);
        for order in 1..=5 {
            let (again, _) = explore(&m, &Options { order: order * 1_000 + i, ..plain.clone() });
            assert_eq!(outcomes(&first), outcomes(&again), "order {order}, seed {}:\n{text}", seed + i);
            assert_eq!(kinds(&first), kinds(&again), "order {order}, seed {}:\n{text}", seed + i);
        }
    }
}

/// All that a machine can end in, base step by base step; states are kept and compared as a whole, by nothing of the
/// explorer's. None if there are too many.
#[allow(clippy::mutable_key_type, reason = "what can change in a machine is no part of its state")]
fn brute(start: &Machine) -> Option<BTreeSet<(i32, String, bool)>> {
    let mut ends = BTreeSet::new();
    let mut seen: HashSet<(Machine, String)> = HashSet::new();
    let mut work = vec![(start.clone(), String::new())];
    while let Some((m, out)) = work.pop() {
        if !seen.insert((m.clone(), out.clone())) {
            continue;
        }
        if seen.len() > 6_000 {
            return None;
        }
        let choices = m.choices();
        if choices.is_empty() {
            let end = m.outcome_now();
            ends.insert((end.exit_code(), out.clone(), !end.stuck.is_empty()));
        }
        for c in choices {
            let mut next = m.clone();
            let mut said = out.clone();
            for e in next.step(&c) {
                if let Event::Output { bytes, .. } = e {
                    said.push_str(&String::from_utf8_lossy(&bytes));
                }
            }
            work.push((next, said));
        }
    }
    Some(ends)
}

#[test]
fn brute_force_finds_the_same() {
    let (count, seed) = (number("RINGSIDE_RANDOM", 24), number("RINGSIDE_SEED", 1000));
    let mut done = 0;
    for i in 0..count {
        let mut lot = Lot((seed + i).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let text = program(&mut lot, 2, 2);
        let m = machine(&text);
        let Some(ends) = brute(&m) else { continue };
        done += 1;
        let (a, _) = explore(&m, &Options { shortest: 0, ..Options::default() });
        assert_eq!(outcomes(&a), ends, "seed {}:\n{text}", seed + i);
    }
    println!("{done} of {count} were small enough");
    assert!(done * 4 >= count, "only {done} of {count} were small enough");
}
