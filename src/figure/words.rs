//! The picture in words, for those who do not see it: each process, each object, in plain sentences.

use super::bytes::{counted, duration, grouped, quoted};
use super::model::{ObjectView, ProcessView, State, Thing, View};
use super::objects::parts;
use super::plan;

/// All of it: what stands above the line, then what lies below.
pub fn description(view: &View) -> String {
    let mut out: Vec<String> = plan::wanted_processes(view).map(process).collect();
    out.extend(plan::wanted_objects(view).map(object));
    out.join(" ")
}

fn state(s: &State) -> String {
    match s {
        State::Running => "is running".into(),
        State::Ready => "is ready to run".into(),
        State::Blocked(call) => format!("is blocked in {call}"),
        State::Stopped(signal) => format!("is stopped by {signal}"),
        State::Zombie(status) => format!("is a zombie ({status}): its parent has not waited for it"),
        State::Gone(status) => format!("has ended ({status})"),
        State::Ended => "has ended".into(),
    }
}

pub fn process(p: &ProcessView) -> String {
    let mut s = format!("{}, pid {}, {}", p.name, p.pid, state(&p.state));
    if p.threads.len() > 1 {
        let names: Vec<String> = p.threads.iter().map(|t| format!("thread {} {}", t.name, state(&t.state))).collect();
        s.push_str(&format!("; {}", names.join(", ")));
    } else if let Some(src) = p.focus_thread().and_then(|t| t.source.as_ref()) {
        let line = src.lines.iter().find(|l| l.0 == src.current).map_or("", |l| l.1.trim());
        s.push_str(&format!(", at line {}: {line}", src.current));
    }
    if let Some(fault) = &p.fault {
        s.push_str(&format!("; {fault}"));
    }
    for sig in p.signals.iter().chain(p.threads.iter().flat_map(|t| &t.signals)) {
        s.push_str(&format!(
            "; {} {}",
            sig.name,
            match sig.phase {
                super::model::Phase::Pending => "is pending",
                super::model::Phase::Masked => "is pending and masked",
                super::model::Phase::Delivered => "is delivered",
                super::model::Phase::Acted => "takes its default action",
                super::model::Phase::Ignored => "is ignored",
            }
        ));
    }
    s.push('.');
    s
}

pub fn object(o: &ObjectView) -> String {
    let n = |v: usize| grouped(v as u64);
    let mut s = format!("{}: ", o.name);
    s.push_str(&match &o.what {
        Thing::Ring(r) => {
            let fill = if r.len == 0 {
                "empty".to_string()
            } else if r.len >= r.room {
                format!("full, {}", counted(r.len, "byte", "bytes"))
            } else {
                format!("{} of {} bytes", grouped(r.len), grouped(r.room))
            };
            let known: Vec<u8> = r.head.iter().map_while(|b| *b).collect();
            let text = if known.is_empty() { String::new() } else { format!(", {}", quoted(&known, 32)) };
            format!(
                "{fill}{text}; in is at slot {}, out at slot {}",
                grouped(r.in_()),
                grouped(if r.slots == 0 { 0 } else { r.out % r.slots })
            )
        }
        Thing::Counter { value, unit } => format!("{unit} {}", grouped(*value)),
        Thing::SemSet { values, .. } => {
            let v: Vec<String> = values.iter().map(|s| s.value.to_string()).collect();
            format!("values {}", v.join(", "))
        }
        Thing::Duplex(d) => {
            let one = |h: &super::model::HalfView| format!("{}: {}", h.name, counted(h.ring.len, "byte", "bytes"));
            d.halves.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        Thing::Lock { owner, .. } => owner.as_ref().map_or("free".into(), |h| format!("held by {}", h.label)),
        Thing::ReadWriteLock { writer, readers } => match (writer, readers.len()) {
            (Some(w), _) => format!("held for writing by {}", w.label),
            (None, 0) => "free".into(),
            (None, _) => {
                let v: Vec<&str> = readers.iter().map(|r| r.label.as_str()).collect();
                format!("held for reading by {}", v.join(", "))
            }
        },
        Thing::Condition { .. } => "a condition variable".into(),
        Thing::Barrier { count, arrived } => format!("{arrived} of {count} have arrived"),
        Thing::Mailbox(m) => {
            let v: Vec<String> = m.messages.iter().take(6).map(|e| parts::content_words(&e.bytes, e.len)).collect();
            let held = m.held.max(m.messages.len() as u64);
            let room = match m.capacity {
                Some(0) => "a rendezvous".to_string(),
                Some(c) => format!("{} of {c} messages", grouped(held)),
                None => counted(held, "message", "messages"),
            };
            if v.is_empty() { room } else { format!("{room}: {}", v.join(", ")) }
        }
        Thing::Memory(m) => {
            let v: Vec<String> = m.fields.iter().take(12).map(|f| format!("{} = {}", f.name, f.value)).collect();
            let who = counted(m.mappings.len() as u64, "process", "processes");
            let what = if v.is_empty() { String::new() } else { format!("; {}", v.join(", ")) };
            format!("shared memory of {}, mapped by {who}{what}", counted(m.size, "byte", "bytes"))
        }
        Thing::File(f) => format!("a file of {}, {}", counted(f.size, "byte", "bytes"), quoted(&f.bytes, 24)),
        Thing::Terminal(t) => t.lines.last().map_or("nothing printed".into(), |l| format!("last line {}", l.1)),
        Thing::Socket(k) => match k.listening {
            Some((w, b)) => format!("{}, listening, {w} of {b} connections wait", k.kind),
            None => format!("{}, {} waiting", k.kind, counted(k.messages.len() as u64, "message", "messages")),
        },
        Thing::Connection(c) => format!(
            "{}; {} wait at {}, {} at {}",
            c.kind,
            counted(c.a.len.max(c.a.bytes.len() as u64), "byte", "bytes"),
            if c.a.address.is_empty() { "one end" } else { &c.a.address },
            counted(c.b.len.max(c.b.bytes.len() as u64), "byte", "bytes"),
            if c.b.address.is_empty() { "the other" } else { &c.b.address },
        ),
        Thing::Timer { next, .. } => next.map_or("disarmed".into(), |t| format!("goes off at {}", duration(t))),
        Thing::Clock { now } => duration(*now),
        Thing::Watches { watched, told } => format!("watches {}; {} to be read", watched.join(", "), n(told.len())),
        Thing::SignalSet { set, waiting } => format!("takes {}; {} waiting", set.join(", "), n(waiting.len())),
        Thing::Epoll { items } => {
            let ready = items.iter().filter(|i| i.ready).count();
            format!("watches {}, {ready} ready", counted(items.len() as u64, "descriptor", "descriptors"))
        }
        Thing::Wait { note } => note.clone(),
    });
    let halves: Vec<&super::model::BenchView> = match &o.what {
        Thing::Duplex(d) => d.halves.iter().flat_map(|h| &h.benches).collect(),
        _ => Vec::new(),
    };
    let sleepers: Vec<String> =
        o.benches.iter().chain(halves).filter(|b| !b.waiters.is_empty()).map(parts::bench_words).collect();
    let mut s = s.trim_end_matches([' ', ':']).to_string();
    if !sleepers.is_empty() {
        s.push_str(&format!("; {}", sleepers.join("; ")));
    }
    s.push('.');
    s
}

/// `read` for `pread64`'s kin: the name teaching uses.
pub fn call_name(name: &str) -> &str {
    match name {
        "wait4" => "wait",
        "rt_sigsuspend" => "sigsuspend",
        "rt_sigtimedwait" => "sigtimedwait",
        "rt_sigaction" => "sigaction",
        "rt_sigprocmask" => "sigprocmask",
        "rt_sigpending" => "sigpending",
        "rt_sigqueueinfo" => "sigqueue",
        "rt_sigreturn" => "sigreturn",
        "faccessat" => "access",
        "mkdirat" => "mkdir",
        "unlinkat" => "unlink",
        "fchmodat" => "chmod",
        "pread64" => "pread",
        "pwrite64" => "pwrite",
        "newfstatat" => "stat",
        "epoll_create1" => "epoll_create",
        "eventfd2" => "eventfd",
        "signalfd4" => "signalfd",
        "inotify_init1" => "inotify_init",
        "accept4" => "accept",
        "clock_nanosleep" => "nanosleep",
        "pselect6" => "pselect",
        "openat" => "open",
        "mq_timedsend" => "mq_send",
        "mq_timedreceive" => "mq_receive",
        "exit_group" => "exit",
        n => n,
    }
}
