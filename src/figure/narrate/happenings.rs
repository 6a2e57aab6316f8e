//! What else happened in a step: who was woken, which signals rose, who ended; whatever is not the story of a call.

use super::super::bytes::{duration, named};
use super::super::model::View;
use super::names::object_name;
use super::{Say, calls};
use crate::kernel::event::{Event, Object};
use crate::kernel::signal::name as signal_name;
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid};

pub fn tell(say: &mut Say) {
    let view = say.view;
    for e in &view.events {
        one(say, e);
    }
    woken(say);
}

/// All who were woken, in one sentence for each bench.
fn woken(say: &mut Say) {
    let view = say.view;
    let mut groups: Vec<(String, Option<Tid>, Vec<Tid>)> = Vec::new();
    for e in &view.events {
        let Event::Woken { tid, by, from } = e else { continue };
        let place = slept(view, from);
        match groups.iter_mut().find(|g| g.0 == place) {
            Some(g) => g.2.push(*tid),
            None => groups.push((place, *by, vec![*tid])),
        }
    }
    // The clock wakes those whose time has come; a timer's signal wakes others in the same step.
    let by_clock = |place: &str| {
        let moved = view.events.iter().any(|e| matches!(e, Event::ClockMoved { .. }));
        let signal = view.events.iter().any(|e| matches!(e, Event::SignalSent { .. }));
        moved && (!signal || place == BY_THE_CLOCK)
    };
    let signalled = view.events.iter().any(|e| matches!(e, Event::SignalSent { .. } | Event::SignalDelivered { .. }));
    for (place, by, tids) in groups {
        say.next();
        if by.is_none() && by_clock(&place) {
            let (whose, wakes) = if tids.len() == 1 { ("Its", " wakes.") } else { ("Their", " wake.") };
            say.t(&format!("{whose} time has come: ")).list(&tids).t(wakes);
            continue;
        }
        say.t(if signalled && by.is_none() { "That wakes " } else { "So the kernel wakes " }).list(&tids);
        say.t(&format!(", which {}{place}.", if tids.len() == 1 { "slept" } else { "all slept" }));
    }
}

const BY_THE_CLOCK: &str = " by the clock";

/// Where somebody slept, in words that follow "slept".
fn slept(view: &View, from: &[Channel]) -> String {
    if from.len() > 1 {
        return " on several descriptors at once".into();
    }
    match from.first() {
        Some(Channel::PipeRead(id)) => {
            return format!(" on {}'s read queue", object_name(view, Object::Pipe(*id)));
        }
        Some(Channel::PipeWrite(id)) => {
            return format!(" on {}'s write queue", object_name(view, Object::Pipe(*id)));
        }
        Some(Channel::Futex(key)) => {
            return format!(" on {}", object_name(view, Object::Futex(*key)));
        }
        Some(Channel::SemSet(id)) => {
            return format!(" on {}", object_name(view, Object::SemSet(*id)));
        }
        Some(Channel::FifoReader(_) | Channel::FifoWriter(_)) => " until the FIFO's other side was opened",
        Some(Channel::Child(_)) => " in wait",
        Some(Channel::Terminal) => " on the terminal",
        Some(Channel::Signal(_)) => " waiting for a signal",
        Some(Channel::Time) => BY_THE_CLOCK,
        Some(Channel::Join(_)) => " in join",
        Some(Channel::Draw(_)) => " with a number",
        Some(Channel::Vfork(_)) => " in vfork",
        Some(Channel::MqReceive(_) | Channel::MsgReceive(_) | Channel::MailboxReceive(_)) => " waiting for a message",
        Some(Channel::MqSend(_) | Channel::MsgSend(_) | Channel::MailboxSend(_)) => " waiting for room",
        Some(Channel::SocketAccept(_)) => " in accept",
        Some(Channel::SocketConnect(_)) => " in connect",
        Some(Channel::SocketRead(_) | Channel::SocketWrite(_)) => " on the socket",
        Some(Channel::ByteSocketRead(_)) => " waiting for a byte",
        Some(Channel::ByteSocketWrite(_)) => " waiting for room",
        Some(Channel::EventFd(_)) => " on the eventfd",
        Some(Channel::TimerFd(_)) => " on the timer",
        Some(Channel::SignalFd(_)) => " on the signalfd",
        Some(Channel::Epoll(_)) => " in epoll_wait",
        Some(Channel::FileLock(_)) => " waiting for the lock",
        _ => "",
    }
    .to_string()
}

fn one(say: &mut Say, e: &Event) {
    let view = say.view;
    match e {
        // Told by `calls` or by `woken`.
        Event::Enter { .. } | Event::Return { .. } | Event::Blocked { .. } | Event::Woken { .. } => {}
        Event::Created { .. } | Event::Opened { .. } | Event::Closed { .. } | Event::Forked { .. } | Event::Reaped { .. } => {}
        Event::CopiedIn { tid, .. }
        | Event::CopiedOut { tid, .. }
        | Event::Sent { tid, .. }
        | Event::Received { tid, .. }
        | Event::Counted { tid, .. }
        | Event::Locked { tid, .. }
        | Event::Unlocked { tid, .. } => {
            // Only where the call itself is not in this step: the kernel finished it for a sleeper.
            if !calls::done(view).iter().any(|d| d.tid == *tid) {
                on_behalf(say, e, *tid);
            }
        }
        // Told by mmap and munmap.
        Event::Mapped { .. } | Event::Unmapped { .. } => {}
        // A call that removes things tells of it.
        Event::Destroyed { .. } if view.calls.iter().any(|c| removes(c.call.name())) => {}
        Event::Destroyed { object } => {
            say.next().t(&format!("Nothing leads to {} any more, so the kernel removes it.", object_name(view, *object)));
        }
        Event::ThreadStarted { tid, by, .. } => {
            say.next().thread(*by).t(" starts a thread, ").thread(*tid).t(": same memory, same descriptors, a stack of its own.");
        }
        Event::ThreadEnded { tid, .. } => {
            if !ended(view, *tid) {
                say.next().thread(*tid).t(" ends.");
            }
        }
        Event::Execed { pid, program, .. } => {
            say.next().who(*pid).t(" becomes the program ").code(program);
            say.t(": same pid, same open descriptors (without those closed by exec), new memory.");
        }
        Event::Exited { pid, status: st } => {
            say.next().who(*pid);
            if st & 0x7f == 0 {
                say.t(&format!(" exits with status {}", (st >> 8) & 0xff));
            } else {
                say.t(" ends, killed by ").signal(st & 0x7f);
            }
            let zombie = view.process(*pid).is_some_and(|p| matches!(p.state, super::super::model::State::Zombie(_)));
            say.t(if zombie { "; it stays a zombie until its parent waits for it." } else { "." });
        }
        Event::Adopted { child, by } => {
            say.next().who(*child).t(" is an orphan; ").who(*by).t(" adopts it.");
        }
        Event::SignalSent { signal, from, to, .. } => sent(say, *signal, *from, *to),
        Event::SignalIgnored { signal, .. } if signal_name(*signal) == "SIGCHLD" => {}
        // It has done its work before anybody could ignore it.
        Event::SignalIgnored { signal, .. } if signal_name(*signal) == "SIGCONT" => {}
        Event::SignalIgnored { signal, pid, .. } => {
            say.next().who(*pid).t(" ignores ").signal(*signal).t(": it is thrown away.");
        }
        Event::SignalDelivered { signal, tid, .. } => {
            let handler = view
                .thread(*tid)
                .and_then(|(_, t)| t.frames.iter().rev().find(|f| f.handler_of.is_some()).map(|f| f.function.clone()));
            say.next().signal(*signal).t(" is delivered: the kernel calls up into ").thread(*tid).t(", and ");
            match handler {
                Some(h) => say.t("its handler ").code(&h),
                None => say.t("its handler"),
            };
            say.t(" begins on top of whatever it was doing.");
        }
        Event::SignalActed { signal, pid } => {
            if !view.events.iter().any(|x| matches!(x, Event::Exited { pid: p, .. } | Event::Stopped { pid: p, .. } | Event::Continued { pid: p } if p == pid)) {
                say.next().who(*pid).t(" has no handler for ").signal(*signal).t(", so the default action is taken.");
            }
        }
        Event::HandlerReturned { tid, signal } => {
            say.next().t("The handler for ").signal(*signal).t(" returns, and ").thread(*tid).t(" goes on where it was.");
        }
        Event::Stopped { pid, signal } => {
            say.next().signal(*signal).t(" stops ").who(*pid).t(" until it is continued.");
        }
        Event::Continued { pid } => {
            say.next().who(*pid).t(" continues.");
        }
        Event::ClockMoved { to } => {
            say.next().t(&format!("Nothing else can run, so the clock moves on to {}.", duration(*to)));
        }
        Event::TimerFired { pid } => {
            say.next().t("A timer of ").who(*pid).t(" goes off.");
        }
        Event::Output { pid, bytes, .. } => {
            // Told as a write to the terminal where the bytes are copied there.
            if !view.events.iter().any(|x| matches!(x, Event::CopiedIn { .. } | Event::Return { .. })) {
                say.next().who(*pid).t(" prints ").code(&named(bytes, 40)).t(".");
            }
        }
        Event::Fault { tid, sentence, .. } => {
            let (place, what) = fault_parts(sentence);
            say.next().t(&capital(&place));
            say.t(if place.is_empty() { "" } else { ", " }).thread(*tid);
            let verb = ["writes ", "reads "].iter().any(|v| what.starts_with(v));
            say.t(if verb { " " } else { " is stopped: " });
            ticked(say, what);
            if !sentence.ends_with('.') {
                say.t(".");
            }
        }
        Event::Notice { tid, sentence, .. } => {
            let (place, what) = fault_parts(sentence);
            say.next().t("A note on ").thread(*tid);
            say.t(&if place.is_empty() { ": ".to_string() } else { format!(", {place}: ") });
            ticked(say, what);
            if !sentence.ends_with('.') {
                say.t(".");
            }
        }
        Event::Lost { object } => {
            say.next().t(&format!("A datagram for {} is lost on its way.", object_name(view, *object)));
        }
        #[allow(unreachable_patterns, reason = "a new event is drawn before it is told")]
        _ => {}
    }
}

/// The calls that remove what they name.
fn removes(call: &str) -> bool {
    matches!(call, "msgctl" | "semctl" | "shmctl" | "mailbox_destroy" | "CloseSocket" | "port_release")
}

/// The place at the head of a fault's sentence, `file.c:12: `, as "at line 12", and the rest.
fn fault_parts(sentence: &str) -> (String, &str) {
    let place = sentence.split_once(": ").and_then(|(head, rest)| {
        let (_, line) = head.rsplit_once(':')?;
        line.parse::<u32>().ok().map(|n| (format!("at line {n}"), rest))
    });
    place.unwrap_or((String::new(), sentence))
}

/// Text with code between backticks.
fn ticked(say: &mut Say, text: &str) {
    for (i, part) in text.split('`').enumerate() {
        if i % 2 == 0 {
            say.t(part);
        } else {
            say.code(part);
        }
    }
}

/// A process whose only thread ended is told as a whole.
fn ended(view: &View, tid: Tid) -> bool {
    view.events.iter().any(|e| match e {
        Event::Exited { pid, .. } => {
            *pid == tid || view.process(*pid).is_some_and(|p| p.threads.iter().any(|t| t.tid == tid))
        }
        _ => false,
    })
}

fn is_woken(view: &View, tid: Tid) -> bool {
    view.events.iter().any(|e| matches!(e, Event::Woken { tid: t, .. } if *t == tid))
}

fn on_behalf(say: &mut Say, e: &Event, tid: Tid) {
    let view = say.view;
    match e {
        Event::CopiedOut { from, bytes, .. } => {
            say.next()
                .thread(tid)
                .t(" gets ")
                .code(&named(bytes, 40))
                .t(&format!(" from {}.", object_name(view, *from)));
        }
        Event::CopiedIn { to, bytes, .. } => {
            say.next()
                .code(&named(bytes, 40))
                .t(" of ")
                .thread(tid)
                .t(&format!(" goes into {}.", object_name(view, *to)));
        }
        Event::Received { from: from @ (Object::MessageQueue(_) | Object::SysvQueue(_)), bytes, .. } => {
            say.next().t("The kernel hands ").code(&named(bytes, 40)).t(" on to ").thread(tid);
            say.t(&format!(", which waits for it: {} does not keep it.", object_name(view, *from)));
        }
        Event::Received { from, bytes, .. } => {
            say.next()
                .thread(tid)
                .t(" receives ")
                .code(&named(bytes, 40))
                .t(&format!(" from {}.", object_name(view, *from)));
        }
        Event::Sent { to, bytes, .. } => {
            say.next()
                .code(&named(bytes, 40))
                .t(" of ")
                .thread(tid)
                .t(&format!(" reaches {}.", object_name(view, *to)));
        }
        Event::Counted { object: object @ Object::SemSet(_), from, to, .. } if is_woken(view, tid) => {
            say.next().t("At once the kernel does what ").thread(tid).t(" waits for");
            say.t(&format!(": {} goes from {from} to {to}.", object_name(view, *object)));
        }
        Event::Counted { object, from, to, .. } => {
            say.next().t(&format!("{} goes from {from} to {to}.", capital(&object_name(view, *object))));
        }
        Event::Locked { object, .. } => {
            say.next().thread(tid).t(&format!(" now holds {}.", object_name(view, *object)));
        }
        Event::Unlocked { object, .. } => {
            say.next().thread(tid).t(&format!(" lets {} go.", object_name(view, *object)));
        }
        _ => {}
    }
}

fn capital(s: &str) -> String {
    let mut c = s.chars();
    c.next().map(|f| f.to_uppercase().to_string()).unwrap_or_default() + c.as_str()
}

fn sent(say: &mut Say, signal: i32, from: Option<Pid>, to: Pid) {
    let view = say.view;
    let name = signal_name(signal);
    let is_ignored = view
        .events
        .iter()
        .any(|e| matches!(e, Event::SignalIgnored { signal: s, pid, .. } if *s == signal && *pid == to));
    if name == "SIGCHLD" {
        // Every ending child sends it; that is worth a word only where somebody listens.
        if !is_ignored {
            say.next().t("The kernel tells ").who(to).t(" by ").signal(signal).t(".");
        }
        return;
    }
    say.next();
    // A write to a pipe without readers: the kernel sends it, though the writer's call did it (write(2)).
    let broken = name == "SIGPIPE" && view.calls.iter().any(|c| c.result.as_deref() == Some("= -1 EPIPE"));
    match from.filter(|_| !broken) {
        Some(p) if p == to => say.who(p).t(" sends itself ").signal(signal),
        Some(p) => say.who(p).t(" sends ").signal(signal).t(" to ").who(to),
        None => say.t("The kernel generates ").signal(signal).t(" for ").who(to),
    };
    let masked = view.process(to).is_some_and(|p| {
        p.signals
            .iter()
            .chain(p.threads.iter().flat_map(|t| &t.signals))
            .any(|s| s.name == name && s.phase == super::super::model::Phase::Masked)
    });
    let settled = view.events.iter().any(|e| match e {
        Event::SignalDelivered { signal: s, .. }
        | Event::SignalIgnored { signal: s, .. }
        | Event::SignalActed { signal: s, .. } => *s == signal,
        _ => false,
    });
    say.t(if masked {
        ": its mask holds it back, so it stays pending."
    } else if settled {
        "."
    } else {
        ": it is pending until the process next runs."
    });
}
