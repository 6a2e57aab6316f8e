//! Figures of real runs: what is read from a machine.

use ringside::figure::model::{Options, Thing, View, Width};
use ringside::figure::plan::Plan;
use ringside::figure::{read, scene};
use ringside::kernel::event::Event;
use ringside::machine::{Scenario, Schedule, build};
use ringside::timeline::Timeline;

pub fn timeline(text: &str, settings: &[(&str, &str)]) -> Timeline {
    let mut s = Scenario::single("main.c", text);
    s.settings = settings.iter().map(|(k, v)| ((*k).to_string(), (*v).to_string())).collect();
    let b = build(&s);
    let errors: Vec<String> = b.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.render(&b.sources)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Timeline::new(b.machine.expect("it compiles"), Schedule::default(), 0)
}

/// Steps until a view pleases, at most `most` steps; the last one otherwise.
fn until(t: &mut Timeline, most: usize, pleases: impl Fn(&View) -> bool) -> View {
    let mut plan = Plan::default();
    for _ in 0..most {
        if !t.step() {
            break;
        }
        let v = read::at(t, &Options::default(), &plan);
        plan.admit(&v);
        if pleases(&v) {
            return View { plan, ..v };
        }
    }
    panic!("it never came");
}

/// Writes every step that has events, where asked: `RINGSIDE_DRAW=folder RINGSIDE_RUN=file.c`.
#[test]
fn draw_a_run_where_asked() {
    let (Ok(folder), Ok(file)) = (std::env::var("RINGSIDE_DRAW"), std::env::var("RINGSIDE_RUN")) else { return };
    let text = std::fs::read_to_string(&file).expect("the program");
    let set: Vec<(String, String)> = std::env::var("RINGSIDE_SET")
        .unwrap_or_default()
        .split(',')
        .filter_map(|s| s.split_once('=').map(|(a, b)| (a.to_string(), b.to_string())))
        .collect();
    let set: Vec<(&str, &str)> = set.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let mut t = timeline(&text, &set);
    let mut plan = Plan::default();
    let mut options = Options::default();
    if std::env::var("RINGSIDE_NARROW").is_ok() {
        options.width = Width::Narrow;
    }
    let mut told = String::new();
    for step in 1..400 {
        if !t.step() {
            break;
        }
        let v = read::at(&mut t, &options, &plan);
        plan.admit(&v);
        let s = scene(&v);
        told.push_str(&format!("{step}: {}\n", s.narration.plain()));
        if !v.events.is_empty() || !v.touched.is_empty() {
            let o = ringside::figure::svg::SvgOptions { standalone: true, theme: ringside::figure::svg::Theme::Light };
            std::fs::write(format!("{folder}/run-{step:03}.svg"), s.svg(&o)).expect("the folder exists");
        }
    }
    std::fs::write(format!("{folder}/run.txt"), told).expect("the folder exists");
}

/// A child of clone is told with what it has in common with its parent.
#[test]
fn a_clone_says_what_is_shared() {
    const PROGRAM: &str = "#define _GNU_SOURCE\n#include <sched.h>\n#include <signal.h>\n#include <sys/wait.h>\n\
        static char stack[8192];\nstatic int child(void *a) { return 0; }\n\
        int main(void)\n{\n    clone(child, stack + 8192, FLAGS | SIGCHLD, 0);\n    return wait(0) < 0;\n}\n";
    let told = |flags: &str| {
        let mut t = timeline(&PROGRAM.replace("FLAGS", flags), &[]);
        let forked = |v: &View| v.events.iter().any(|e| matches!(e, Event::Forked { .. }));
        scene(&until(&mut t, 200, forked)).narration.plain()
    };
    let both = told("CLONE_VM | CLONE_FILES");
    assert!(both.ends_with("on a stack of its own. It shares its parent's memory and descriptors."), "{both}");
    let files = told("CLONE_FILES");
    assert!(files.ends_with("It shares its parent's descriptors; its memory is a copy."), "{files}");
    let none = told("0");
    assert!(none.contains("a copy of the memory and its own descriptors"), "{none}");
}

const ECHO: &str = include_str!("../../assets/programs/pipes/echo.c");

#[test]
fn a_pipe_is_read_from_the_kernel() {
    let mut t = timeline(ECHO, &[("pipe", "11")]);
    let v = until(&mut t, 60, |v| v.objects.iter().any(|o| matches!(&o.what, Thing::Ring(r) if r.len == r.room)));
    let pipe = v.objects.iter().find(|o| o.name == "pipe").expect("it is there");
    let Thing::Ring(r) = &pipe.what else { panic!("a pipe is a ring") };
    assert_eq!((r.slots, r.room, r.len), (12, 11, 11));
    assert_eq!(r.byte(0), Some(Some(b'R')));
    let s = scene(&v);
    assert!(s.wires.iter().any(|w| w.fd == Some(4)), "the writer's end is wired");
    assert!(s.narration.plain().contains("slots 0 to 10 of the pipe"), "{}", s.narration.plain());
    assert!(s.tokens.iter().any(|k| k.key.starts_with("chip.t")), "the writer sits on its bench");
}

/// Everything that has no descriptor, or holds messages, is read: who waits there and why.
#[test]
fn queues_sets_and_segments_are_read_from_the_kernel() {
    let mut t = timeline(include_str!("programs/dashboard.c"), &[]);
    let v = until(&mut t, 4000, |v| {
        v.objects.iter().any(|o| o.name == "message queue 0" && o.benches.iter().any(|b| !b.waiters.is_empty()))
    });
    let find = |v: &View, name: &str| v.objects.iter().find(|o| o.name == name).cloned().expect("it is there");
    let queue = find(&v, "message queue 0");
    let bench = queue.benches.iter().find(|b| !b.waiters.is_empty()).expect("the child waits");
    assert_eq!((bench.title.as_str(), bench.until.as_str()), ("waiting to receive", "until a message of type 2 comes"));
    let Thing::Memory(m) = find(&v, "segment 0").what else { panic!("a segment is memory") };
    let field = |name: &str| m.fields.iter().find(|f| f.name == name).expect("a member");
    assert_eq!((field("count").value.as_str(), field("count").ty.as_str()), ("3", "int"));
    assert_eq!(field("name").value, "\"board\"");
    assert!(m.note.contains("struct shared") && m.note.contains("key 0x1234"), "{}", m.note);
    let v = until(&mut t, 4000, |v| {
        let waits = |o: &ringside::figure::model::ObjectView| o.benches.iter().any(|b| !b.waiters.is_empty());
        v.objects.iter().any(|o| o.name == "semaphore set 0" && waits(o))
    });
    assert_eq!(find(&v, "semaphore set 0").benches[0].until, "until semaphore 1 has grown");
    let v = until(&mut t, 4000, |v| {
        v.objects.iter().any(|o| matches!(&o.what, Thing::Mailbox(m) if m.stamps == "priority" && m.held == 2))
    });
    let Thing::Mailbox(m) = find(&v, "queue /jobs").what else { panic!("a queue holds messages") };
    let stamps: Vec<&str> = m.messages.iter().map(|e| e.stamp.as_str()).collect();
    assert_eq!((stamps, m.capacity), (vec!["9", "1"], Some(4)));
}

/// Every program about sockets shows its connections, its listeners and what waits in them.
#[test]
fn sockets_are_read_from_the_kernel() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/sockets");
    let (mut listening, mut connected, mut letters, mut bytes) = (0, 0, 0, 0);
    for entry in std::fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "c") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let mut t = timeline(&text, &[]);
        for _ in 0..1500 {
            if !t.step() {
                break;
            }
            if t.events().is_empty() {
                continue;
            }
            let v = read::at(&mut t, &Options::default(), &Plan::default());
            for o in &v.objects {
                match &o.what {
                    Thing::Socket(s) => {
                        listening += usize::from(s.listening.is_some());
                        letters += s.messages.len();
                    }
                    Thing::Connection(c) => {
                        connected += 1;
                        bytes += c.a.bytes.len() + c.b.bytes.len();
                        letters += c.a.messages.len() + c.b.messages.len();
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(listening > 0 && connected > 0 && letters > 0 && bytes > 0, "{listening} {connected} {letters} {bytes}");
}

/// An array and two indices are a ring: its hands, what it holds, and what still lies there after it was taken out.
#[test]
fn a_ring_by_hand_is_read_from_a_programs_memory() {
    let mut t = timeline(include_str!("../../assets/programs/ring/ring.c"), &[]);
    let options = Options { ring: Some(["slot", "in", "out"].map(str::to_string)), ..Options::default() };
    let mut most = 0;
    let mut stale = false;
    while t.step() {
        let v = read::at(&mut t, &options, &Plan::default());
        let Some(r) = v.processes.first().and_then(|p| p.ring.clone()) else { continue };
        assert_eq!((r.slots, r.room, r.cells.len()), (8, 7, 8));
        most = most.max(r.len);
        stale |= r.len == 0 && r.cells[0].text == "r";
        if r.len == 7 {
            let held: String = (0..8).filter(|s| r.holds(*s)).map(|s| r.cells[s as usize].text.clone()).collect();
            if r.out == 0 {
                assert_eq!((held.as_str(), r.in_()), ("rolling", 7));
            }
            let mut plan = Plan::default();
            plan.admit(&v);
            let s = scene(&View { plan, ..v });
            assert!(s.svg(&ringside::figure::svg::SvgOptions::default()).contains("program-ring-1000.in"));
        }
    }
    assert_eq!((most, stale), (7, true));
}

#[test]
fn a_timeline_of_any_length_is_small() {
    let mut t = timeline("int main(void) { volatile long n = 0; for (;;) n++; }", &[]);
    t.run(1_000_000);
    let w = |from, to| ringside::figure::timeline::Window {
        lanes: t.lanes(),
        from,
        to,
        now: t.position() as u32,
        width: 900.0,
        names: vec![],
        first_pid: 1000,
        branches: vec![],
    };
    for (from, to) in [(0, 10), (0, 1_000_000), (999_000, 1_000_000)] {
        let d = ringside::figure::timeline::draw(&w(from, to));
        assert!(d.svg(&ringside::figure::svg::SvgOptions::default()).len() < 60_000);
        for s in [from, u32::midpoint(from, to), to] {
            assert!(d.step_at(d.x_of(s)).abs_diff(s) <= 1, "{s}");
        }
    }
}

const TWO_SEMAPHORES: &str = r#"
#include <fcntl.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void)
{
    int fd = shm_open("/box", O_CREAT | O_RDWR, 0600);
    ftruncate(fd, 64);
    int *box = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    sem_t *empty = sem_open("/empty", O_CREAT, 0600, 1);
    sem_t *full = sem_open("/full", O_CREAT, 0600, 0);
    sem_unlink("/empty");
    sem_unlink("/full");
    sem_post(full);
    *box = 7;
    return 0;
}
"#;

#[test]
fn a_semaphore_without_its_name_is_no_shared_memory() {
    let mut t = timeline(TWO_SEMAPHORES, &[]);
    let mut seen = 0;
    while t.step() {
        let v = read::at(&mut t, &Options::default(), &Plan::default());
        let slabs: Vec<&str> =
            v.objects.iter().filter(|o| matches!(o.what, Thing::Memory(_))).map(|o| o.name.as_str()).collect();
        assert!(slabs.iter().all(|n| *n == "/box"), "{slabs:?}");
        seen += slabs.len();
    }
    assert!(seen > 0, "the box is there");
}

const TABLE: &str = r#"
#include <pthread.h>
pthread_mutex_t forks[3];
static void *eat(void *arg)
{
    long id = (long)arg;
    pthread_mutex_lock(&forks[id]);
    pthread_mutex_lock(&forks[(id + 1) % 3]);
    return NULL;
}
int main(void)
{
    pthread_t t[3];
    for (long i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, eat, (void *)i);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
}
"#;

#[test]
fn the_first_of_a_table_of_locks_has_its_number_even_while_somebody_sleeps_on_it() {
    let mut t = timeline(TABLE, &[]);
    let v = until(&mut t, 400, |v| {
        v.objects.iter().filter(|o| o.benches.iter().any(|b| !b.waiters.is_empty())).count() > 2
    });
    let names: Vec<&str> =
        v.objects.iter().filter(|o| matches!(o.what, Thing::Lock { .. })).map(|o| o.name.as_str()).collect();
    assert_eq!(names, ["mutex forks[0]", "mutex forks[1]", "mutex forks[2]"]);
    let calls: Vec<&str> =
        v.processes[0].threads.iter().filter_map(|t| t.call.as_ref()).map(|c| c.text.as_str()).collect();
    assert!(
        calls.contains(&"pthread_mutex_lock(forks[0])") || calls.contains(&"pthread_mutex_lock(forks[1])"),
        "{calls:?}"
    );
}

#[test]
fn the_timeline_says_which_lane_made_the_last_step() {
    let mut t = timeline(TABLE, &[]);
    let mut lanes = std::collections::BTreeSet::new();
    while t.step() {
        let drawn = ringside::figure::timeline::draw(&ringside::figure::timeline::Window {
            lanes: t.lanes(),
            from: 0,
            to: 200,
            now: t.position() as u32,
            width: 900.0,
            names: vec![],
            first_pid: 1000,
            branches: vec![],
        });
        let (top, bottom) = drawn.moved.expect("somebody ran");
        assert!(bottom > top && bottom < drawn.height);
        lanes.insert(top as u32);
    }
    assert_eq!(lanes.len(), 4, "main and three threads");
}

#[test]
fn of_threads_with_one_name_the_chips_bear_the_number() {
    let mut t = timeline(TABLE, &[]);
    let v = until(&mut t, 400, |v| {
        v.objects
            .iter()
            .any(|o| matches!(o.what, Thing::Lock { .. }) && o.benches.iter().any(|b| !b.waiters.is_empty()))
    });
    let lock =
        v.objects.iter().find(|o| o.benches.iter().any(|b| b.title == "waiting for it" && !b.waiters.is_empty()));
    let waiter = &lock.expect("somebody waits").benches[0].waiters[0];
    assert_eq!(waiter.label, waiter.tid.to_string());
    let drawn = scene(&v).svg(&ringside::figure::svg::SvgOptions::default());
    assert!(drawn.contains(&format!("eat {}", waiter.tid)), "the card says which is which");
}

#[test]
fn who_sleeps_in_poll_sits_where_its_descriptors_are_listed() {
    let text = r#"
#include <poll.h>
#include <unistd.h>
int main(void)
{
    int a[2], b[2];
    pipe(a);
    pipe(b);
    struct pollfd p[2] = { { a[0], POLLIN, 0 }, { b[0], POLLIN, 0 } };
    poll(p, 2, -1);
}
"#;
    let mut t = timeline(text, &[]);
    let v = until(&mut t, 100, |v| v.objects.iter().any(|o| o.name == "several at once"));
    let who: Vec<(&str, usize)> = v
        .objects
        .iter()
        .flat_map(|o| o.benches.iter().map(|b| (o.name.as_str(), b.waiters.len())))
        .filter(|x| x.1 > 0)
        .collect();
    assert_eq!(who, [("several at once", 1)]);
}

#[test]
fn a_handler_that_returns_waits_for_nothing() {
    let text = "#include <signal.h>\nstatic void h(int s) {}\nint main(void) { signal(SIGUSR1, h); raise(SIGUSR1); }\n";
    let mut t = timeline(text, &[]);
    let mut seen = 0;
    let mut plan = Plan::default();
    while t.step() {
        let v = read::at(&mut t, &Options::default(), &plan);
        plan.admit(&v);
        let v = View { plan: plan.clone(), ..v };
        let drawn = scene(&v).svg(&ringside::figure::svg::SvgOptions::default());
        assert!(!drawn.contains("sigreturn() waits") && !drawn.contains("sigreturn waits"));
        seen += usize::from(drawn.contains(">sigreturn<"));
    }
    assert!(seen > 0, "its way down is shown");
}

#[test]
fn on_a_crowded_lane_a_signal_is_named_before_who_asks_for_its_parent() {
    let text = r#"
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    signal(SIGUSR1, SIG_IGN);
    if (fork() == 0)
        for (int i = 0; i < 8; i++)
            if (i == 3)
                kill(getppid(), SIGUSR1);
    wait(NULL);
}
"#;
    let mut t = timeline(text, &[]);
    t.run(1_000);
    let drawn = ringside::figure::timeline::draw(&ringside::figure::timeline::Window {
        lanes: t.lanes(),
        from: 0,
        to: 90,
        now: 0,
        width: 900.0,
        names: vec![],
        first_pid: 1000,
        branches: vec![],
    });
    let svg = drawn.svg(&ringside::figure::svg::SvgOptions::default());
    assert!(svg.contains(">kill<"), "{svg}");
    assert!(!svg.contains(">getppid<"), "there is no room for it beside `kill`");
    assert!(svg.contains("lane p1") && svg.contains("lane p2"), "a process that is not born yet has its colour");
}

/// At a run's end the first process stands there with its last line, what went wrong, and how it has ended.
#[test]
fn a_process_that_nobody_waits_for_is_seen_in_the_step_it_ends_in() {
    const WRONG: &str =
        "int main(void)\n{\n    int a[2];\n    for (int i = 0; i <= 2; i++)\n        a[i] = i;\n    return 0;\n}\n";
    let exited = |v: &View| v.events.iter().any(|e| matches!(e, Event::Exited { .. }));
    let v = until(&mut timeline(WRONG, &[]), 200, exited);
    let s = scene(&v);
    let svg = s.svg(&ringside::figure::svg::SvgOptions::default());
    assert!(v.processes[0].focus_thread().and_then(|t| t.source.as_ref()).is_some_and(|s| s.current == 5));
    for part in ["killed by SIGABRT", "writes out of bounds", "a[i]"] {
        assert!(svg.contains(part), "{part}: {svg}");
    }
    let v = until(&mut timeline("int main(void)\n{\n    return 3;\n}\n", &[]), 200, exited);
    let s = scene(&v);
    let svg = s.svg(&ringside::figure::svg::SvgOptions::default());
    assert!(svg.contains("ended, exit 3") && !svg.contains("waits"), "{svg}");
    assert!(ringside::figure::words::description(&v).contains("has ended (exit 3)"));
}

#[test]
fn what_went_wrong_stands_on_a_zombies_card_and_beside_the_line_of_the_thread_that_did_it() {
    let failed = |v: &View| v.events.iter().any(|e| matches!(e, Event::Fault { .. }));
    const CHILD: &str = "#include <unistd.h>\n#include <sys/wait.h>\nint main(void)\n{\n    if (fork() == 0)\n        \
        *(volatile int *)0 = 1;\n    return wait(0) < 0;\n}\n";
    let v = until(&mut timeline(CHILD, &[]), 200, failed);
    let child = v.processes.iter().find(|p| p.pid != v.processes[0].pid).expect("the child");
    assert!(child.fault.as_ref().is_some_and(|f| f.contains("null pointer")), "{child:?}");
    assert!(v.processes[0].fault.is_none());
    const THREAD: &str = "#include <pthread.h>\nvoid *run(void *a)\n{\n    *(volatile int *)0 = 1;\n    return a;\n}\n\
        int main(void)\n{\n    pthread_t t;\n    pthread_create(&t, 0, run, 0);\n    return pthread_join(t, 0);\n}\n";
    let v = until(&mut timeline(THREAD, &[]), 200, failed);
    let line = v.processes[0].focus_thread().and_then(|t| t.source.as_ref()).map(|s| s.current);
    assert!(line == Some(4) && v.processes[0].fault.is_some(), "{v:?}");
}
