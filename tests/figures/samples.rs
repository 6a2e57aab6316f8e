//! Moments made by hand: crowded and sparse, long names, full and empty, every kind of object.

use ringside::figure::model::*;
use ringside::kernel::call::{CALLS, Call};
use ringside::kernel::event::{Event, Object};
use ringside::kernel::wait::{Channel, FutexKey};

pub const PRODUCER: &[&str] = &["for (;;) {", "  c = next();", "  write(fd[1], &c, 1);", "}", ""];
pub const CONSUMER: &[&str] = &["while ((n =", "  read(fd[0], &c, 1)) > 0)", "  putchar(c);", "_exit(0);", "}"];

pub fn call(name: &str) -> Call {
    let i = CALLS.iter().position(|c| c.name == name).expect("a call of the table");
    Call::from_number(i as u16).expect("a call")
}

pub fn source(first: u32, current: u32, lines: &[&str]) -> Option<SourceView> {
    Some(SourceView {
        file: "main.c".into(),
        current,
        lines: lines.iter().enumerate().map(|(i, l)| (first + i as u32, (*l).to_string())).collect(),
        in_comment: false,
    })
}

pub fn var(name: &str, value: &str) -> VarView {
    VarView { name: name.into(), value: value.into(), ..VarView::default() }
}

pub fn thread(tid: i32, name: &str, state: State) -> ThreadView {
    ThreadView { tid, name: name.into(), state, ..ThreadView::default() }
}

pub fn process(pid: i32, name: &str, hue: u8, state: State) -> ProcessView {
    ProcessView {
        pid,
        ppid: 100,
        name: name.into(),
        hue,
        state: state.clone(),
        threads: vec![thread(pid, "main", state)],
        ..ProcessView::default()
    }
}

pub fn fd(fd: i32, to: Object, access: Access, what: &str) -> FdView {
    FdView { fd, to: Id::Kernel(to), access, cloexec: false, what: what.into() }
}

pub fn std_fds() -> Vec<FdView> {
    (0..3).map(|n| fd(n, Object::Terminal, Access::Both, "terminal")).collect()
}

pub fn bench(key: &'static str, title: &str, until: &str, waiters: &[(i32, &str, u8)]) -> BenchView {
    BenchView {
        key,
        title: title.into(),
        until: until.into(),
        waiters: waiters
            .iter()
            .map(|(tid, label, hue)| Waiter { tid: *tid, label: (*label).into(), hue: *hue, deadline: None })
            .collect(),
    }
}

pub fn ring(id: i32, name: &str, slots: u64, out: u64, bytes: &[u8]) -> ObjectView {
    ObjectView {
        id: Id::Kernel(Object::Pipe(id)),
        name: name.into(),
        what: Thing::Ring(RingView {
            slots,
            room: if slots == 12 { 11 } else { slots },
            out,
            len: bytes.len() as u64,
            head: bytes.iter().map(|b| Some(*b)).collect(),
            readers: Some(1),
            writers: Some(1),
            ..RingView::default()
        }),
        benches: vec![
            bench("write", "waiting to write", "until a read makes room", &[]),
            bench("read", "waiting to read", "until bytes come", &[]),
        ],
        callers: Vec::new(),
    }
}

pub fn object(id: Object, name: &str, what: Thing, benches: Vec<BenchView>) -> ObjectView {
    ObjectView { id: Id::Kernel(id), name: name.into(), what, benches, callers: Vec::new() }
}

pub fn futex(n: u64) -> Object {
    Object::Futex(FutexKey::Shared { object: 1, offset: n * 32 })
}

fn text(tid: i32, name: &str, text: &str, result: Option<&str>, object: Option<Object>, fd: Option<i32>) -> CallText {
    CallText {
        tid,
        call: call(name),
        text: text.into(),
        result: result.map(Into::into),
        object: object.map(Id::Kernel),
        fd,
        named: None,
        detail: String::new(),
    }
}

/// A full pipe: the producer sleeps, the consumer has just read the oldest byte.
pub fn pipe() -> View {
    let mut producer = process(101, "producer", 1, State::Blocked("write".into()));
    producer.threads[0].source = source(9, 11, PRODUCER);
    producer.threads[0].vars = vec![var("c", "'L'"), var("fd", "{3, 4}")];
    producer.threads[0].call = Some(text(101, "write", "write(4, \"L\", 1)", None, Some(Object::Pipe(1)), Some(4)));
    producer.fds = std_fds();
    producer.fds.push(fd(4, Object::Pipe(1), Access::Write, "write end of the pipe"));
    let mut consumer = process(102, "consumer", 2, State::Running);
    consumer.threads[0].source = source(21, 22, CONSUMER);
    consumer.threads[0].vars = vec![
        VarView { changed: true, ..var("c", "'A'") },
        VarView { changed: true, ..var("n", "1") },
        VarView { undefined: true, ..var("total", "?") },
    ];
    consumer.fds = std_fds();
    consumer.fds.push(fd(3, Object::Pipe(1), Access::Read, "read end of the pipe"));
    let mut pipe = ring(1, "pipe", 12, 9, b"BCDEFGHIJK");
    pipe.benches[0].waiters = vec![Waiter { tid: 101, label: "producer".into(), hue: 1, deadline: None }];
    let free = object(
        futex(1),
        "sem \"free\"",
        Thing::Counter { value: 2, unit: "value" },
        vec![bench("wait", "in sem_wait", "until somebody posts", &[])],
    );
    let args = [3, 0, 1, 0, 0, 0];
    View {
        step: 214,
        processes: vec![producer, consumer],
        objects: vec![pipe, free],
        events: vec![
            Event::Enter { tid: 102, call: call("read"), args },
            Event::CopiedOut { tid: 102, fd: 3, from: Object::Pipe(1), bytes: b"A".to_vec(), slot: 8 },
            Event::Return { tid: 102, call: call("read"), args, result: 1 },
        ],
        calls: vec![text(102, "read", "read(3, \"A\", 1)", Some("= 1"), Some(Object::Pipe(1)), Some(3))],
        ..View::default()
    }
}

/// The pipe before that read: full.
pub fn pipe_before() -> View {
    let mut v = pipe();
    v.step = 213;
    v.objects[0] = ring(1, "pipe", 12, 8, b"ABCDEFGHIJK");
    v.objects[0].benches[0].waiters = vec![Waiter { tid: 101, label: "producer".into(), hue: 1, deadline: None }];
    let args = [4, 0, 1, 0, 0, 0];
    v.events = vec![
        Event::Enter { tid: 101, call: call("write"), args },
        Event::Blocked { tid: 101, call: call("write"), on: vec![Channel::PipeWrite(1)] },
    ];
    v.calls = vec![text(101, "write", "write(4, \"L\", 1)", None, Some(Object::Pipe(1)), Some(4))];
    v.processes[1].state = State::Ready;
    v.processes[1].threads[0].state = State::Ready;
    for x in &mut v.processes[1].threads[0].vars {
        x.changed = false;
    }
    v
}

/// Just after fork: four ends of one pipe of Linux's size.
pub fn forked() -> View {
    let mut v = View { step: 7, ..View::default() };
    for (pid, name, hue) in [(1000, "pipe", 1), (1001, "pipe", 2)] {
        let mut p = process(pid, name, hue, if hue == 1 { State::Running } else { State::Ready });
        p.ppid = if hue == 1 { 1 } else { 1000 };
        let lines = &[
            "int fd[2];",
            "if (pipe(fd) == -1)",
            "    perror(\"pipe\");",
            "pid_t pid = fork();",
            "if (pid == 0) { /* child */",
        ];
        p.threads[0].source = source(8, 11, lines);
        p.threads[0].vars =
            vec![var("fd", "{3, 4}"), VarView { changed: true, ..var("pid", if hue == 1 { "1001" } else { "0" }) }];
        p.fds = std_fds();
        p.fds.push(fd(3, Object::Pipe(1), Access::Read, "read end of the pipe"));
        p.fds.push(fd(4, Object::Pipe(1), Access::Write, "write end of the pipe"));
        p.pages = vec![
            PageView { label: "text".into(), shared: true, just_copied: false },
            PageView { label: "data".into(), shared: true, just_copied: false },
            PageView { label: "heap".into(), shared: true, just_copied: false },
            PageView { label: "stack".into(), shared: hue == 1, just_copied: hue == 2 },
        ];
        v.processes.push(p);
    }
    let mut pipe = ring(1, "pipe", 65_536, 0, b"hello\n");
    if let Thing::Ring(r) = &mut pipe.what {
        r.readers = Some(2);
        r.writers = Some(2);
    }
    v.objects.push(pipe);
    v.events = vec![
        Event::Enter { tid: 1000, call: call("fork"), args: [0; 6] },
        Event::Forked { parent: 1000, child: 1001 },
        Event::Return { tid: 1000, call: call("fork"), args: [0; 6], result: 1001 },
    ];
    v.calls = vec![text(1000, "fork", "fork()", Some("= 1001"), None, None)];
    v
}

/// Two processes share memory with three semaphores: the bounded buffer.
pub fn shared() -> View {
    let mut v = View { step: 42, ..View::default() };
    let lines = &[
        "sem_wait(&s->empty);",
        "sem_wait(&s->mutex);",
        "s->buf[s->in] = item;",
        "s->in = (s->in + 1) % N;",
        "sem_post(&s->mutex);",
    ];
    for (pid, name, hue, cur, state) in
        [(201, "producer", 1, 22, State::Running), (202, "consumer", 2, 20, State::Blocked("sem_wait".into()))]
    {
        let mut p = process(pid, name, hue, state);
        p.threads[0].source = source(20, cur, lines);
        p.threads[0].vars = vec![var("item", "7"), var("s", "0x7f0000001000")];
        p.fds = std_fds();
        v.processes.push(p);
    }
    let field = |name: &str, value: &str, changed: bool| FieldView {
        name: name.into(),
        value: value.into(),
        changed,
        undefined: value == "?",
        ..FieldView::default()
    };
    v.objects.push(object(
        Object::Memory(1),
        "/buffer",
        Thing::Memory(MemoryView {
            size: 4096,
            fields: vec![
                field("in", "3", false),
                field("out", "1", false),
                field("buf[0]", "?", false),
                field("buf[1]", "5", false),
                field("buf[2]", "6", false),
                field("buf[3]", "7", true),
                field("buf[4]", "?", false),
            ],
            bytes: vec![],
            mappings: vec![
                MappingView { pid: 201, label: "s".into(), protection: "rw-".into(), private: false },
                MappingView { pid: 202, label: "s".into(), protection: "rw-".into(), private: false },
            ],
            note: "shm_open".into(),
        }),
        vec![],
    ));
    let sem = |n, name: &str, value, waiters: &[(i32, &str, u8)]| {
        let mut o = object(
            futex(n),
            name,
            Thing::Counter { value, unit: "value" },
            vec![bench("wait", "in sem_wait", "until somebody posts", waiters)],
        );
        o.callers = waiters.iter().map(|w| w.0).collect();
        o
    };
    v.objects.push(sem(1, "sem \"empty\"", 2, &[]));
    v.objects.push(sem(2, "sem \"full\"", 2, &[]));
    v.objects.push(sem(3, "sem \"mutex\"", 0, &[(202, "consumer", 2)]));
    v
}

/// Signals pending, masked, delivered; a handler's frame on the stack.
pub fn signals() -> View {
    let mut v = View { step: 12, now: 2_000_000_000, ..View::default() };
    let mut p = process(300, "waiter", 1, State::Running);
    p.threads[0].source =
        source(5, 6, &["void on_alarm(int sig) {", "    write(1, \"tick\\n\", 5);", "    alarm(1);", "}", ""]);
    p.threads[0].frames = vec![
        FrameView { function: "main".into(), handler_of: None },
        FrameView { function: "on_alarm".into(), handler_of: Some("SIGALRM".into()) },
    ];
    p.threads[0].masked = vec!["SIGALRM".into(), "SIGUSR1".into()];
    p.threads[0].vars = vec![var("sig", "14")];
    p.fds = std_fds();
    p.signals = vec![
        SignalView { name: "SIGALRM".into(), phase: Phase::Delivered, count: 1, action: "on_alarm()".into() },
        SignalView { name: "SIGUSR1".into(), phase: Phase::Masked, count: 1, action: "terminate".into() },
    ];
    let mut q = process(301, "sender", 2, State::Ready);
    q.threads[0].source = source(30, 31, &["kill(pid, SIGUSR1);", "pause();", "return 0;"]);
    q.fds = std_fds();
    q.signals = vec![SignalView { name: "SIGCHLD".into(), phase: Phase::Pending, count: 1, action: "ignored".into() }];
    v.processes = vec![p, q];
    v.objects.push(ObjectView {
        id: Id::Clock,
        name: "clock".into(),
        what: Thing::Clock { now: 2_000_000_000 },
        benches: vec![bench("sleep", "sleeping", "", &[])],
        callers: vec![],
    });
    v.events = vec![
        Event::ClockMoved { to: 2_000_000_000 },
        Event::SignalSent { signal: 14, from: None, to: 300, tid: None },
        Event::SignalDelivered { signal: 14, tid: 300, handler: 0x40_1000 },
    ];
    v
}

/// One process of many threads with a mutex, a condition and a barrier.
pub fn threads() -> View {
    let mut v = View { step: 99, ..View::default() };
    let mut p = process(1000, "bounded_buffer", 1, State::Running);
    p.threads.clear();
    let states = [
        ("main", State::Blocked("pthread_join".into()), 61),
        ("producer", State::Running, 18),
        ("producer", State::Ready, 15),
        ("consumer", State::Blocked("pthread_mutex_lock".into()), 33),
        ("consumer", State::Blocked("pthread_cond_wait".into()), 35),
        ("logger", State::Ended, 50),
    ];
    for (i, (name, state, line)) in states.into_iter().enumerate() {
        let mut t = thread(1000 + i as i32, name, state);
        t.source = source(
            line - 2,
            line,
            &[
                "pthread_mutex_lock(&m);",
                "while (count == MAX)",
                "    pthread_cond_wait(&not_full, &m);",
                "put(i);",
                "pthread_cond_signal(&not_empty);",
            ],
        );
        t.vars = vec![var("i", "17"), var("item", "289"), VarView { changed: true, ..var("count", "4") }];
        t.frames = vec![FrameView { function: name.into(), handler_of: None }];
        p.threads.push(t);
    }
    p.focus = 1;
    p.fds = std_fds();
    v.processes.push(p);
    let owner = Holder { tid: 1001, label: "producer".into(), hue: 1 };
    let mut m = object(
        futex(1),
        "mutex m",
        Thing::Lock { owner: Some(owner), depth: 1, note: String::new() },
        vec![bench("lock", "waiting for it", "until producer unlocks it", &[(1003, "consumer", 1)])],
    );
    m.callers = vec![1003];
    v.objects.push(m);
    v.objects.push(object(
        futex(2),
        "cond not_empty",
        Thing::Condition { mutex: "m".into() },
        vec![bench("wait", "waiting on it", "until signal or broadcast", &[(1004, "consumer", 1)])],
    ));
    v.objects.push(object(futex(3), "barrier start", Thing::Barrier { count: 5, arrived: 3 }, vec![]));
    v.objects.push(ObjectView {
        id: Id::Join(1001),
        name: "end of producer".into(),
        what: Thing::Wait { note: String::new() },
        benches: vec![bench("join", "in pthread_join", "until it ends", &[(1000, "main", 1)])],
        callers: vec![],
    });
    v
}

fn envelope(number: u64, bytes: &[u8], stamp: &str, hue: u8) -> Envelope {
    Envelope { number, bytes: bytes.to_vec(), len: bytes.len() as u64, stamp: stamp.into(), hue, undefined: 0 }
}

/// Mailboxes and queues with their envelopes.
pub fn messages() -> View {
    let mut v = View { step: 31, ..View::default() };
    let names =
        [("client", State::Blocked("mq_timedreceive".into())), ("server", State::Running), ("logger", State::Ready)];
    for (i, (name, state)) in names.into_iter().enumerate() {
        let mut p = process(500 + i as i32, name, i as u8 + 1, state);
        p.threads[0].source = source(
            40,
            42,
            &[
                "struct msg m;",
                "m.type = REQUEST;",
                "mq_send(q, (char *)&m, sizeof m, 5);",
                "mq_receive(r, buf, 64, NULL);",
                "printf(\"%s\\n\", buf);",
            ],
        );
        p.threads[0].vars = vec![var("m", "{.type = 1, .text = \"hello\"}"), var("q", "3")];
        p.fds = std_fds();
        p.fds.push(fd(3, Object::MessageQueue(1), Access::Both, "message queue"));
        v.processes.push(p);
    }
    v.objects.push(object(
        Object::MessageQueue(1),
        "mq /requests",
        Thing::Mailbox(MailboxView {
            capacity: Some(10),
            messages: vec![
                envelope(4, b"stop", "9", 1),
                envelope(1, b"hello", "5", 1),
                envelope(2, &42i32.to_le_bytes(), "5", 2),
                envelope(3, b"a long message that is cut", "0", 3),
            ],
            stamps: "priority",
            ..MailboxView::default()
        }),
        vec![
            bench("send", "waiting to send", "until there is room", &[]),
            bench("receive", "waiting to receive", "until a message comes", &[(500, "client", 1)]),
        ],
    ));
    v.objects.push(object(
        Object::Mailbox(1),
        "mailbox 7",
        Thing::Mailbox(MailboxView { capacity: Some(0), owner: Some("server".into()), ..MailboxView::default() }),
        vec![],
    ));
    v.events = vec![Event::Sent { tid: 501, to: Object::MessageQueue(1), bytes: b"stop".to_vec(), tag: 9 }];
    v.calls = vec![text(
        501,
        "mq_timedsend",
        "mq_send(3, \"stop\", 4, 9)",
        Some("= 0"),
        Some(Object::MessageQueue(1)),
        Some(3),
    )];
    v
}

/// Eight processes and twelve objects of many kinds.
pub fn crowd() -> View {
    let mut v = View { step: 5000, ..View::default() };
    let states = [
        State::Running,
        State::Ready,
        State::Blocked("read".into()),
        State::Blocked("pthread_mutex_timedlock".into()),
        State::Stopped("SIGSTOP".into()),
        State::Zombie("exit 3".into()),
        State::Blocked("wait4".into()),
        State::Ready,
    ];
    for (i, state) in states.into_iter().enumerate() {
        let pid = 32_000 + i as i32;
        let name = ["sh", "a_process_with_a_long_name", "cat", "sort", "wc", "yes", "grep", "head"][i];
        let mut p = process(pid, name, i as u8 + 1, state.clone());
        if !matches!(state, State::Zombie(_)) {
            p.threads[0].source = source(
                98,
                100,
                &[
                    "static void very_long_function_name(int argument) {",
                    "    int result = 0;",
                    "    while ((n = read(0, buffer, sizeof buffer)) > 0)",
                    "        total += n;",
                    "    return total;",
                ],
            );
            p.threads[0].vars = vec![
                var("a_long_variable_name", "\"some long string value\""),
                var("n", "512"),
                var("total", "123456789"),
            ];
            p.fds = std_fds();
            p.fds.push(fd(3, Object::Pipe(i as i32 % 4 + 1), Access::Read, "read end"));
            p.fds.push(fd(4, Object::Pipe((i as i32 + 1) % 4 + 1), Access::Write, "write end"));
        } else {
            p.threads.clear();
        }
        if i == 1 {
            p.signals = vec![SignalView {
                name: "SIGTERM".into(),
                phase: Phase::Pending,
                count: 1,
                action: "terminate".into(),
            }];
        }
        if i == 6 {
            p.signals = vec![
                SignalView { name: "SIGCHLD".into(), phase: Phase::Masked, count: 1, action: "reap()".into() },
                SignalView { name: "SIGRTMIN+3".into(), phase: Phase::Pending, count: 4, action: "on_rt()".into() },
            ];
        }
        v.processes.push(p);
    }
    for i in 1..=4 {
        let text: &[u8] = [&b"hello\n"[..], b"", b"\x00\x01\xffabc\t", b"0123456789abcdef0123456789"][i as usize - 1];
        let mut r = ring(i, &format!("pipe {i}"), 65_536, 65_530, text);
        if i == 1 {
            r.benches[1].waiters = vec![Waiter { tid: 32_002, label: "32002".into(), hue: 3, deadline: None }];
        }
        v.objects.push(r);
    }
    v.objects.push(object(
        futex(9),
        "mutex in shared memory",
        Thing::Lock {
            owner: Some(Holder { tid: 32_000, label: "32000".into(), hue: 1 }),
            depth: 2,
            note: "recursive".into(),
        },
        vec![bench("lock", "waiting for it", "until 32000 unlocks it", &[(32_003, "32003", 4)])],
    ));
    v.objects.push(object(
        Object::SemSet(3),
        "sem set 3",
        Thing::SemSet { values: [0, 4, 1, 32_767].map(semaphore).into(), note: String::new() },
        vec![],
    ));
    v.objects.push(file_object());
    v.objects.push(object(
        Object::Socket(1),
        "socket 1",
        Thing::Socket(SocketView {
            kind: "INET stream".into(),
            address: "10.0.0.1:8080".into(),
            host: "alpha".into(),
            listening: Some((2, 5)),
            ..SocketView::default()
        }),
        vec![],
    ));
    v.objects.push(connection());
    v.objects.push(object(Object::EventFd(1), "eventfd", Thing::Counter { value: 12, unit: "count" }, vec![]));
    v.objects.push(ObjectView {
        id: Id::Children(32_006),
        name: "children of grep".into(),
        what: Thing::Wait { note: String::new() },
        benches: vec![bench("child", "in wait", "until a child changes state", &[(32_006, "32006", 7)])],
        callers: vec![],
    });
    v.objects.push(object(
        Object::Epoll(1),
        "epoll",
        Thing::Epoll {
            items: vec![
                PollItem { fd: 3, wanted: "read".into(), what: "pipe 1".into(), ready: true },
                PollItem { fd: 4, wanted: "write".into(), what: "socket".into(), ready: false },
            ],
        },
        vec![],
    ));
    let args = [4, 0, 6, 0, 0, 0];
    v.events = vec![
        Event::Enter { tid: 32_000, call: call("write"), args },
        Event::CopiedIn { tid: 32_000, fd: 4, to: Object::Pipe(2), bytes: b"abc".to_vec(), slot: 65_530 },
        Event::Return { tid: 32_000, call: call("write"), args, result: 3 },
    ];
    v.calls = vec![text(32_000, "write", "write(4, \"abc\", 6)", Some("= 3"), Some(Object::Pipe(2)), Some(4))];
    v
}

fn semaphore(value: u64) -> SemaphoreView {
    SemaphoreView { value, ..SemaphoreView::default() }
}

fn file_object() -> ObjectView {
    object(
        Object::Inode(12),
        "/tmp/shared.txt",
        Thing::File(FileView {
            path: "/tmp/shared.txt".into(),
            size: 26,
            bytes: b"first line\nsecond line\nthir".to_vec(),
            from: 0,
            offsets: vec![
                OffsetView { description: 3, offset: 11, sharers: vec!["sh fd 3".into(), "cat fd 3".into()], hue: 1 },
                OffsetView { description: 4, offset: 0, sharers: vec!["sort fd 5".into()], hue: 4 },
            ],
            locks: vec![FileLockView { holder: "sort".into(), hue: 4, exclusive: true, range: Some((0, 99)) }],
            note: String::new(),
        }),
        vec![],
    )
}

fn connection() -> ObjectView {
    object(
        Object::Socket(2),
        "connection",
        Thing::Connection(ConnectionView {
            kind: "UNIX stream".into(),
            a: EndView {
                id: Some(Id::Kernel(Object::Socket(2))),
                address: "/tmp/sock".into(),
                bytes: b"ok\n".to_vec(),
                len: 3,
                ..EndView::default()
            },
            b: EndView {
                id: Some(Id::Kernel(Object::Socket(3))),
                bytes: b"GET /index.html HTTP/1.0\r\n".to_vec(),
                len: 26,
                ..EndView::default()
            },
        }),
        vec![],
    )
}

/// Files, sockets and a terminal for one client and its server.
pub fn files() -> View {
    let mut v = View { step: 77, ..View::default() };
    v.options.terminal = true;
    for (pid, name, hue, sock) in [(700, "server", 1, 2), (701, "client", 2, 3)] {
        let mut p = process(pid, name, hue, State::Ready);
        p.threads[0].source = source(
            10,
            12,
            &[
                "int c = accept(s, NULL, NULL);",
                "/* one request",
                "   a connection */",
                "n = read(c, buf, sizeof buf);",
                "write(log, buf, n);",
            ],
        );
        p.threads[0].vars = vec![var("c", "4"), var("buf", "\"GET /\"")];
        p.fds = std_fds();
        p.fds.push(fd(3, Object::Inode(12), Access::Both, "/tmp/shared.txt"));
        p.fds.push(fd(4, Object::Socket(sock), Access::Both, "socket"));
        if hue == 2 {
            p.fds[3].cloexec = true;
        }
        v.processes.push(p);
    }
    v.objects.push(connection());
    v.objects.push(file_object());
    v.objects.push(object(
        Object::Terminal,
        "terminal",
        Thing::Terminal(TerminalView {
            lines: vec![(1, "listening on /tmp/sock".into()), (2, "sent 26 bytes".into()), (1, "$ ".into())],
            input: b"quit\n".to_vec(),
        }),
        vec![],
    ));
    v
}

/// A lone process that has done nothing yet.
pub fn lone() -> View {
    let mut v = View::default();
    let mut p = process(1000, "main", 1, State::Ready);
    p.threads[0].source = source(
        3,
        5,
        &["#include <stdio.h>", "", "int main(void) {", "    printf(\"hello, world\\n\");", "    return 0;"],
    );
    p.fds = std_fds();
    v.processes.push(p);
    v
}

/// Three processes in a pipeline with two small pipes.
pub fn pipeline() -> View {
    let mut v = View { step: 18, ..View::default() };
    for (i, (name, state)) in
        [("yes", State::Blocked("write".into())), ("head", State::Running), ("wc", State::Blocked("read".into()))]
            .into_iter()
            .enumerate()
    {
        let mut p = process(1001 + i as i32, name, i as u8 + 1, state);
        p.threads[0].source = source(
            12,
            14,
            &[
                "char line[80];",
                "int n = 0;",
                "while (fgets(line, sizeof line, stdin)) {",
                "    fputs(line, stdout);",
                "    if (++n == 10) break;",
            ],
        );
        p.threads[0].vars = vec![var("line", "\"y\\n\""), VarView { changed: true, ..var("n", "3") }];
        p.fds = std_fds();
        if i > 0 {
            p.fds[0] = fd(0, Object::Pipe(i as i32), Access::Read, "read end");
        }
        if i < 2 {
            p.fds[1] = fd(1, Object::Pipe(i as i32 + 1), Access::Write, "write end");
        }
        v.processes.push(p);
    }
    let mut full = ring(1, "pipe", 8, 5, b"y\ny\ny\ny\n");
    full.benches[0].waiters = vec![Waiter { tid: 1001, label: "yes".into(), hue: 1, deadline: None }];
    let mut empty = ring(2, "pipe", 8, 6, b"");
    empty.benches[1].waiters = vec![Waiter { tid: 1003, label: "wc".into(), hue: 3, deadline: None }];
    v.objects = vec![full, empty];
    v
}

pub fn all() -> Vec<(&'static str, View)> {
    vec![
        ("lone", lone()),
        ("pipe", pipe()),
        ("forked", forked()),
        ("pipeline", pipeline()),
        ("shared", shared()),
        ("signals", signals()),
        ("threads", threads()),
        ("messages", messages()),
        ("files", files()),
        ("crowd", crowd()),
    ]
}
