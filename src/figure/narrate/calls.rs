//! What a call did, and why: a sentence for each call and outcome that teaching has words for; for the others what it
//! is called, what it gave, and the manual page's sentence for its error.

use super::super::bytes::{counted, duration, grouped, named};
use super::super::model::{Id, Thing, View};
use super::names::{object_name, status, until_words};
use super::{Say, tid_of};
use crate::kernel::call::Call;
use crate::kernel::errno;
use crate::kernel::event::{Event, Object};
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid};

/// A call of this step with what came of it.
pub struct Done<'a> {
    pub tid: Tid,
    pub call: Call,
    pub args: [u64; 6],
    pub outcome: Outcome<'a>,
    /// The other events of its thread in this step.
    pub data: Vec<&'a Event>,
}

pub enum Outcome<'a> {
    Gives(i64),
    Waits(&'a [Channel]),
    /// It has neither returned nor blocked in this step: exec and exit do not return.
    Open,
}

/// The step's calls in order.
pub fn done(view: &View) -> Vec<Done<'_>> {
    let mut out: Vec<Done> = Vec::new();
    let data = |t: Tid| view.events.iter().filter(|e| tid_of(e) == Some(t)).collect::<Vec<_>>();
    for e in &view.events {
        match e {
            Event::Enter { tid, call, args } => {
                out.push(Done { tid: *tid, call: *call, args: *args, outcome: Outcome::Open, data: data(*tid) });
            }
            Event::Return { tid, call, args, result } => {
                match out.iter_mut().rfind(|d| d.tid == *tid && d.call == *call) {
                    Some(d) => d.outcome = Outcome::Gives(*result),
                    None => {
                        out.push(Done {
                            tid: *tid,
                            call: *call,
                            args: *args,
                            outcome: Outcome::Gives(*result),
                            data: data(*tid),
                        });
                    }
                }
            }
            Event::Blocked { tid, call, on } => match out.iter_mut().rfind(|d| d.tid == *tid && d.call == *call) {
                Some(d) => d.outcome = Outcome::Waits(on),
                None => {
                    out.push(Done {
                        tid: *tid,
                        call: *call,
                        args: [0; 6],
                        outcome: Outcome::Waits(on),
                        data: data(*tid),
                    });
                }
            },
            _ => {}
        }
    }
    out
}

impl Done<'_> {
    fn fd(&self) -> i32 {
        self.args[0] as i32
    }

    fn text(&self, view: &View) -> String {
        let found = view.calls.iter().find(|c| c.tid == self.tid && c.call == self.call);
        found.map_or_else(|| format!("{}()", self.call.name()), |c| c.text.clone())
    }

    fn pid(&self, view: &View) -> Pid {
        view.thread(self.tid).map_or(self.tid, |(p, _)| p.pid)
    }

    fn copied_in(&self) -> Option<(Object, &[u8], u64)> {
        self.data.iter().find_map(|e| match e {
            Event::CopiedIn { to, bytes, slot, .. } => Some((*to, bytes.as_slice(), *slot)),
            _ => None,
        })
    }

    fn copied_out(&self) -> Option<(Object, &[u8], u64)> {
        self.data.iter().find_map(|e| match e {
            Event::CopiedOut { from, bytes, slot, .. } => Some((*from, bytes.as_slice(), *slot)),
            _ => None,
        })
    }

    fn counted(&self) -> Option<(Object, i64, i64)> {
        self.data.iter().find_map(|e| match e {
            Event::Counted { object, from, to, .. } => Some((*object, *from, *to)),
            _ => None,
        })
    }

    fn locked(&self) -> Option<Object> {
        self.data.iter().find_map(|e| match e {
            Event::Locked { object, .. } | Event::Unlocked { object, .. } => Some(*object),
            _ => None,
        })
    }

    fn created(&self) -> Option<Object> {
        self.data.iter().find_map(|e| match e {
            Event::Created { object, .. } => Some(*object),
            _ => None,
        })
    }

    /// The name of what this call is about, by its events, its descriptor or the object it waits on.
    fn about(&self, view: &View) -> Option<String> {
        let from_call = view.calls.iter().find(|c| c.tid == self.tid && c.call == self.call).and_then(|c| c.object);
        if let Some(Id::Kernel(o)) = from_call {
            return Some(object_name(view, o));
        }
        let p = view.process(self.pid(view))?;
        let fd = p.fds.iter().find(|f| f.fd == self.fd())?;
        match fd.to {
            Id::Kernel(o) => Some(object_name(view, o)),
            _ => None,
        }
    }
}

/// What kind of call it is, as far as its story goes.
enum Sort {
    Read,
    Write,
    Send,
    Receive,
    Other,
}

fn sort(name: &str) -> Sort {
    match name {
        "read" | "readv" | "pread64" | "ReadByte" => Sort::Read,
        "write" | "writev" | "pwrite64" | "SendByte" | "sendfile" => Sort::Write,
        "mq_timedsend" | "msgsnd" | "mailbox_send" | "message_send" | "port_send" | "sendto" | "sendmsg" => Sort::Send,
        "mq_timedreceive" | "msgrcv" | "mailbox_receive" | "message_receive" | "port_receive" | "recvfrom"
        | "recvmsg" => Sort::Receive,
        _ => Sort::Other,
    }
}

pub fn tell(say: &mut Say, d: &Done) {
    say.next();
    if let Outcome::Gives(r) = d.outcome
        && r < 0
        && r > -4096
    {
        return fails(say, d, (-r) as i32);
    }
    match sort(d.call.name()) {
        Sort::Read => read(say, d),
        Sort::Write => write(say, d),
        Sort::Send => send(say, d),
        Sort::Receive => receive(say, d),
        Sort::Other => other(say, d),
    }
}

/// "slot 8", "slots 8 to 11".
fn slots(view: &View, o: Object, slot: u64, n: usize) -> String {
    let size = match view.object(Id::Kernel(o)).map(|v| &v.what) {
        Some(Thing::Ring(r)) if r.slots > 0 => r.slots,
        _ => u64::MAX,
    };
    let last = (slot % size + n.saturating_sub(1) as u64) % size;
    if n <= 1 {
        format!("slot {}", grouped(slot % size))
    } else {
        format!("slots {} to {}", grouped(slot % size), grouped(last))
    }
}

fn ring_of(view: &View, o: Object) -> Option<&super::super::model::RingView> {
    match view.object(Id::Kernel(o)).map(|v| &v.what) {
        Some(Thing::Ring(r)) => Some(r),
        _ => None,
    }
}

fn read(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match d.outcome {
        Outcome::Waits(on) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            say.t(" calls ").code(&d.text(view)).t(&format!(
                ", but {what} is empty and could still be written to: it sleeps until {}.",
                until_words(on, None)
            ));
        }
        Outcome::Gives(0) => {
            say.t("'s ").code("read").t(" returns 0, end of file: ");
            match (d.about(view), d.copied_out().is_none()) {
                (Some(what), true) if what.contains("pipe") || what.contains("fifo") || what.contains("FIFO") => {
                    say.t(&format!("{what} is empty and no process has its write end open."));
                }
                (Some(what), _) if what.contains("terminal") => {
                    say.t("end of input was typed on the terminal.");
                }
                (Some(what), _) => {
                    say.t(&format!("nothing is left to read in {what}."));
                }
                _ => {
                    say.t("nothing is left to read.");
                }
            }
        }
        Outcome::Gives(n) => {
            let Some((o, bytes, slot)) = d.copied_out() else {
                say.t(&format!(" reads {}", counted(n as u64, "byte", "bytes")));
                if let Some(what) = d.about(view) {
                    say.t(&format!(" from {what}"));
                }
                say.t(".");
                return;
            };
            say.t(" reads ").code(&named(bytes, 40));
            let what = object_name(view, o);
            if let Some(r) = ring_of(view, o) {
                say.t(&format!(" out of {} of {what}, and ", slots(view, o, slot, bytes.len())));
                say.hand_out().t(&format!(" rolls on to {}.", grouped(r.out % r.slots.max(1))));
                if r.len == 0 {
                    say.t(&format!(" Now {what} is empty."));
                }
            } else if matches!(o, Object::Inode(_)) {
                let end = slot + bytes.len() as u64;
                say.t(&format!(" from {what} at offset {}; the offset moves to {}.", grouped(slot), grouped(end)));
            } else {
                say.t(&format!(" from {what}."));
            }
        }
        Outcome::Open => {
            say.t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

fn write(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match d.outcome {
        Outcome::Waits(on) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            if let Some((o, bytes, slot)) = d.copied_in() {
                say.t(" puts ")
                    .code(&named(bytes, 40))
                    .t(&format!(" into {} of {what}", slots(view, o, slot, bytes.len())));
                say.t("; now it is full, so ").code(d.call.name());
                say.t(&format!(" sleeps with the rest until {}.", until_words(on, None)));
            } else {
                say.t(" calls ")
                    .code(&d.text(view))
                    .t(&format!(", but {what} is full: it sleeps until {}.", until_words(on, None)));
            }
        }
        Outcome::Gives(n) => {
            let Some((o, bytes, slot)) = d.copied_in() else {
                say.t(&format!(" writes {}", counted(n as u64, "byte", "bytes")));
                if let Some(what) = d.about(view) {
                    say.t(&format!(" to {what}"));
                }
                say.t(".");
                return;
            };
            let what = object_name(view, o);
            let wanted = d.args[2];
            if let Some(r) = ring_of(view, o) {
                say.t(" writes ").code(&named(bytes, 40));
                say.t(&format!(" into {} of {what}, and ", slots(view, o, slot, bytes.len())));
                say.hand_in().t(&format!(" rolls on to {}.", grouped(r.in_())));
                if d.call.name() == "write" && (n as u64) < wanted {
                    say.t(&format!(" Only {} of {} fitted.", grouped(n as u64), counted(wanted, "byte", "bytes")));
                } else if r.len >= r.room {
                    say.t(&format!(" Now {what} is full."));
                }
            } else if o == Object::Terminal {
                say.t(" prints ").code(&named(bytes, 40)).t(" on the terminal.");
            } else if matches!(o, Object::Inode(_)) {
                let end = slot + bytes.len() as u64;
                say.t(" writes ").code(&named(bytes, 40));
                say.t(&format!(" to {what} at offset {}; the offset moves to {}.", grouped(slot), grouped(end)));
            } else {
                say.t(" writes ").code(&named(bytes, 40)).t(&format!(" to {what}."));
            }
        }
        Outcome::Open => {
            say.t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

fn message<'a>(d: &Done<'a>) -> Option<(Object, &'a [u8], i64)> {
    d.data.iter().find_map(|e| match e {
        Event::Sent { to: o, bytes, tag, .. } | Event::Received { from: o, bytes, tag, .. } => {
            Some((*o, bytes.as_slice(), *tag))
        }
        _ => None,
    })
}

/// What a message's tag means for its kind of object.
fn tag_words(o: Object, tag: i64) -> String {
    match o {
        Object::MessageQueue(_) => format!(" with priority {tag}"),
        Object::SysvQueue(_) => format!(" of type {tag}"),
        _ => String::new(),
    }
}

fn send(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match (&d.outcome, message(d)) {
        (Outcome::Waits(on), _) => {
            let what = d.about(view).unwrap_or_else(|| "its receiver".into());
            let rendezvous = view.objects.iter().any(|o| {
                matches!(&o.what, Thing::Mailbox(m) if m.capacity == Some(0))
                    && o.benches.iter().any(|b| b.waiters.iter().any(|w| w.tid == d.tid))
            });
            say.t(" calls ").code(&d.text(view));
            if rendezvous {
                say.t(&format!("; {what} keeps nothing, so it sleeps until somebody receives: the two will meet."));
            } else {
                say.t(&format!(", but {what} is full: it sleeps until {}.", until_words(on, None)));
            }
        }
        (_, Some((o, bytes, tag))) => {
            say.t(" sends the message ").code(&named(bytes, 40));
            say.t(&format!("{} to {}.", tag_words(o, tag), object_name(view, o)));
        }
        (Outcome::Gives(n), None) => match d.copied_in() {
            Some((o, bytes, _)) => {
                say.t(" sends ").code(&named(bytes, 40)).t(&format!(" to {}.", object_name(view, o)));
            }
            None => {
                let what = d.about(view).unwrap_or_else(|| "its peer".into());
                say.t(&format!(" sends {} to {what}.", counted(*n as u64, "byte", "bytes")));
            }
        },
        _ => {
            say.t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

fn receive(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match (&d.outcome, message(d)) {
        (Outcome::Waits(on), _) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            say.t(" calls ")
                .code(&d.text(view))
                .t(&format!(", but {what} is empty: it sleeps until {}.", until_words(on, None)));
        }
        (_, Some((o, bytes, tag))) => {
            say.t(" receives the message ").code(&named(bytes, 40));
            say.t(&format!("{} from {}", tag_words(o, tag), object_name(view, o)));
            say.t(match o {
                Object::MessageQueue(_) => ": the oldest of the highest priority.",
                _ => ".",
            });
        }
        (Outcome::Gives(0), None) => {
            say.t("'s ").code(d.call.name()).t(" returns 0: the other side has closed, and nothing is left to read.");
        }
        (Outcome::Gives(n), None) => match d.copied_out() {
            Some((o, bytes, _)) => {
                say.t(" receives ").code(&named(bytes, 40)).t(&format!(" from {}.", object_name(view, o)));
            }
            None => {
                let what = d.about(view).unwrap_or_else(|| "its peer".into());
                say.t(&format!(" receives {} from {what}.", counted(*n as u64, "byte", "bytes")));
            }
        },
        _ => {
            say.t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

/// A call that failed: why, in the page's words.
fn fails(say: &mut Say, d: &Done, e: i32) {
    let view = say.view;
    let name = errno::name(e).map_or_else(|| format!("error {e}"), str::to_string);
    let call = d.call.name();
    let what = d.about(view).unwrap_or_else(|| "it".into());
    say.thread(d.tid);
    say.t("'s ").code(&d.text(view)).t(" fails with ").code(&name).t(": ");
    let fd = d.fd();
    let reason = match (name.as_str(), call) {
        ("EPIPE", _) => format!("no process has the read end of {} open any more.", what.trim_start_matches("it")),
        ("EAGAIN", "fork" | "pthread_create") => "there is no room for another one.".into(),
        ("EAGAIN", "sem_trywait") => "the value is 0, and it was asked not to wait.".into(),
        ("EAGAIN", c) if c.contains("send") || c == "write" || c == "msgsnd" => {
            format!("{what} has no room, and it was asked not to wait.")
        }
        ("EAGAIN", _) => format!("nothing is there, and it was asked not to wait ({what} is non-blocking)."),
        ("ENOMSG", _) => "no message of that type is there, and it was asked not to wait.".into(),
        ("EINTR", _) => "a signal interrupted it while it slept.".into(),
        ("EBADF", _) => format!("{fd} is not a descriptor it could use for that."),
        ("ECHILD", _) => "it has no child left to wait for.".into(),
        ("ENOENT", _) => "nothing of that name exists.".into(),
        ("EEXIST", _) => "it exists already, and the call insists on making it.".into(),
        ("EDEADLK", "fcntl") => {
            "waiting for that lock would close a circle of waiters: nobody would ever go on.".into()
        }
        ("EDEADLK", _) => "it holds that lock itself: it would wait for ever.".into(),
        ("EBUSY", "pthread_mutex_trylock") => "somebody holds the lock, and it was asked not to wait.".into(),
        ("ETIMEDOUT" | "ETIME", _) => "its time is over, and nobody woke it before.".into(),
        ("EIDRM", _) => format!("{what} was removed while it slept."),
        ("ESRCH", _) => "there is no such process.".into(),
        ("ENXIO", c) if c.starts_with("open") => "nobody has the FIFO open for reading.".into(),
        ("ECONNREFUSED", _) => "nobody listens there.".into(),
        ("ENOTCONN", _) => "the socket is not connected.".into(),
        ("EADDRINUSE", _) => "the address is taken.".into(),
        ("ESPIPE", _) => "a pipe has no offset to move.".into(),
        ("EINPROGRESS", _) => "the connection is being made, and the socket does not block.".into(),
        ("EMSGSIZE", _) => "the message is longer than one may be here.".into(),
        ("ENOSYS", _) => "the model knows this call by name and does not carry it out.".into(),
        _ => {
            let s = errno::sentence(e).unwrap_or("it did not succeed");
            let mut c = s.chars();
            let first = c.next().map(|f| f.to_lowercase().to_string()).unwrap_or_default();
            format!("{first}{}.", c.as_str())
        }
    };
    say.t(&reason);
}

fn other(say: &mut Say, d: &Done) {
    let view = say.view;
    let name = d.call.name();
    let pid = d.pid(view);
    if let Outcome::Waits(on) = d.outcome {
        return waits(say, d, on);
    }
    let result = if let Outcome::Gives(r) = d.outcome { Some(r) } else { None };
    match name {
        "pipe" | "pipe2" => {
            let ends: Vec<i32> = opened(view, pid);
            say.thread(d.tid);
            match ends.as_slice() {
                [r, w, ..] => say
                    .t(" makes a pipe: ")
                    .code(&r.to_string())
                    .t(" is its read end, ")
                    .code(&w.to_string())
                    .t(" its write end."),
                _ => say.t(" makes a pipe."),
            };
        }
        "fork" | "vfork" | "clone" => match forked(view, pid) {
            Some(child) => {
                say.who(pid).t(&format!(" calls {name}, and there are two: ")).who(child);
                if name == "fork" {
                    say.t(&format!(
                        " (pid {child}) goes on with a copy of its memory and the same open files. To the parent {name} returns {child}, to the child 0."
                    ));
                } else {
                    say.t(&format!(" (pid {child}) begins."));
                }
            }
            None => plain(say, d),
        },
        "wait4" | "waitid" => match reaped(view, pid) {
            Some((child, st)) => {
                say.who(pid)
                    .t(" waits for ")
                    .who(child)
                    .t(&format!(" and learns its {}: the zombie is gone.", status(st)));
            }
            None if result == Some(0) => {
                say.who(pid).t(" asks for ended children without waiting: none has changed state yet.");
            }
            None => plain(say, d),
        },
        "execve" => {
            // Told by the event: the call does not return.
            if !view.events.iter().any(|e| matches!(e, Event::Execed { .. })) {
                plain(say, d);
            }
        }
        "exit" | "exit_group" | "pthread_exit" => {
            if !view.events.iter().any(|e| matches!(e, Event::Exited { .. } | Event::ThreadEnded { .. })) {
                plain(say, d);
            }
        }
        "close" => {
            let what = closed(view, pid).map(|o| object_name(view, o));
            say.thread(d.tid).t(" closes ").code(&d.fd().to_string());
            match what {
                Some(w) => say.t(&format!(", its descriptor for {w}.")),
                None => say.t("."),
            };
        }
        "dup" | "dup2" | "dup3" => {
            let new = result.unwrap_or(0);
            say.thread(d.tid).t(" makes ").code(&new.to_string()).t(" lead where ").code(&d.fd().to_string());
            say.t(" leads: one open file description, two descriptors, one offset.");
        }
        "openat" | "open" | "mq_open" | "shm_open" | "memfd_create" | "socket" | "epoll_create1" | "eventfd2"
        | "timerfd_create" => {
            say.thread(d.tid).t(match name {
                "socket" => " makes a socket",
                "mq_open" => " opens a message queue",
                "epoll_create1" => " makes an epoll instance",
                "eventfd2" => " makes an eventfd",
                "timerfd_create" => " makes a timer",
                _ => " opens ",
            });
            if let Some(fd) = result {
                let p = view.process(pid).and_then(|p| p.fds.iter().find(|f| i64::from(f.fd) == fd));
                if name == "openat" || name == "open" || name == "memfd_create" {
                    let to = p.and_then(|f| if let Id::Kernel(o) = f.to { Some(object_name(view, o)) } else { None });
                    say.t(&to.unwrap_or_else(|| "a file".into()));
                }
                say.t(": descriptor ").code(&fd.to_string()).t(".");
            }
        }
        "kill" | "tkill" | "tgkill" | "pthread_kill" | "rt_sigqueueinfo" => {
            // Told by the event that a signal was sent; signal 0 only asks.
            let signal = if name == "tgkill" { d.args[2] } else { d.args[1] } as i32;
            if signal == 0 {
                say.thread(d.tid).t(" asks with signal 0 whether the process exists: it does.");
            }
        }
        "rt_sigaction" => {
            let signal = d.args[0] as i32;
            if d.args[1] == 0 {
                say.thread(d.tid).t(" asks what it does about ").signal(signal).t(".");
            } else {
                say.thread(d.tid).t(" changes what it does about ").signal(signal).t(".");
            }
        }
        "rt_sigprocmask" => {
            let masked = view.thread(d.tid).map(|(_, t)| t.masked.clone()).unwrap_or_default();
            say.thread(d.tid).t(" changes its signal mask");
            if masked.is_empty() {
                say.t(": it blocks none now.");
            } else {
                say.t(&format!(": it blocks {} now.", masked.join(", ")));
            }
        }
        "rt_sigreturn" => {}
        "alarm" => {
            let n = d.args[0];
            say.thread(d.tid);
            if n == 0 {
                say.t(" cancels its alarm.");
            } else {
                say.t(" asks for ").signal(14).t(&format!(" in {}.", duration(n.saturating_mul(1_000_000_000))));
            }
        }
        "nanosleep" | "clock_nanosleep" => {
            say.thread(d.tid).t(" has slept its time out and goes on.");
        }
        "sem_wait" | "sem_trywait" | "sem_timedwait" | "sem_clockwait" => {
            say.thread(d.tid);
            match d.counted() {
                Some((o, from, to)) => {
                    say.t(&format!(" takes one from {}: its value goes from {from} to {to}.", object_name(view, o)))
                }
                None => say.t(" passes the semaphore."),
            };
        }
        "sem_post" => {
            say.thread(d.tid);
            match d.counted() {
                Some((o, from, to)) => {
                    say.t(&format!(" posts {}: its value goes from {from} to {to}.", object_name(view, o)))
                }
                None => say.t(" posts the semaphore."),
            };
        }
        "sem_init" | "sem_open" => {
            say.thread(d.tid).t(if name == "sem_open" { " opens a semaphore" } else { " makes a semaphore" });
            match d.counted().map(|c| c.2).or_else(|| (name == "sem_init").then_some(d.args[2] as i64)) {
                Some(v) => say.t(&format!(" of value {v}.")),
                None => say.t("."),
            };
        }
        "semop" | "semtimedop" => {
            say.thread(d.tid).t(" does its operations on the set, all at once");
            let changes: Vec<(i64, i64)> = d
                .data
                .iter()
                .filter_map(|e| if let Event::Counted { from, to, .. } = e { Some((*from, *to)) } else { None })
                .collect();
            let words: Vec<String> = changes.iter().map(|(a, b)| format!("{a} to {b}")).collect();
            say.t(&if words.is_empty() { ".".to_string() } else { format!(": {}.", words.join(", ")) });
        }
        "pthread_mutex_lock"
        | "pthread_mutex_trylock"
        | "pthread_mutex_timedlock"
        | "pthread_spin_lock"
        | "pthread_spin_trylock" => {
            let what =
                d.locked().map(|o| object_name(view, o)).or_else(|| d.about(view)).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" takes {what}: nobody held it."));
        }
        "pthread_mutex_unlock" | "pthread_spin_unlock" => {
            let what =
                d.locked().map(|o| object_name(view, o)).or_else(|| d.about(view)).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" lets {what} go."));
        }
        "pthread_rwlock_rdlock" | "pthread_rwlock_tryrdlock" => {
            say.thread(d.tid).t(" takes the lock for reading: others may read too.");
        }
        "pthread_rwlock_wrlock" | "pthread_rwlock_trywrlock" => {
            say.thread(d.tid).t(" takes the lock for writing: it is alone.");
        }
        "pthread_rwlock_unlock" => {
            say.thread(d.tid).t(" lets the lock go.");
        }
        "pthread_cond_signal" | "pthread_cond_broadcast" => {
            let woken = view.events.iter().any(|e| matches!(e, Event::Woken { .. }));
            say.thread(d.tid).t(if name.ends_with("signal") {
                " signals the condition variable"
            } else {
                " wakes all who wait on the condition variable"
            });
            say.t(if woken { "." } else { ", but nobody waits: nothing is remembered." });
        }
        "pthread_cond_wait" | "pthread_cond_timedwait" => {
            say.thread(d.tid)
                .t(" comes back from ")
                .code(name)
                .t(" with the mutex in its hands; now it must look at its condition again.");
        }
        "pthread_barrier_wait" => {
            say.thread(d.tid).t(" was the last to arrive: the barrier opens for all.");
        }
        "pthread_create" => {
            // Told by the event.
            if !view.events.iter().any(|e| matches!(e, Event::ThreadStarted { .. })) {
                plain(say, d);
            }
        }
        "pthread_join" => {
            let other = d.args[0] as i32;
            say.thread(d.tid).t(" joins ").thread(other).t(", which has ended.");
        }
        "shmget" | "msgget" | "semget" => {
            let what = match name {
                "shmget" => "shared memory",
                "msgget" => "a message queue",
                _ => "a semaphore set",
            };
            say.thread(d.tid).t(if d.created().is_some() { " makes " } else { " finds " });
            say.t(&format!("{what}, id {}.", result.unwrap_or(0)));
        }
        "mmap" | "shmat" => {
            say.thread(d.tid);
            let shared = name == "shmat" || d.args[3] & 1 == 1;
            say.t(if shared { " maps shared memory into its address space" } else { " maps memory of its own" });
            say.t(&format!(" at 0x{:x}", result.unwrap_or(0)));
            say.t(if shared { ": from now on it reads and writes it without any call." } else { "." });
        }
        "munmap" | "shmdt" => {
            say.thread(d.tid).t(" takes the memory out of its address space.");
        }
        "bind" => {
            say.thread(d.tid).t(" gives its socket an address: ").code(&d.text(view)).t(".");
        }
        "listen" => {
            say.thread(d.tid).t(" lets its socket listen: connections may now be made to it.");
        }
        "connect" => {
            say.thread(d.tid).t(" connects: ").code(&d.text(view)).t(".");
        }
        "accept" | "accept4" => {
            say.thread(d.tid)
                .t(" accepts a connection: descriptor ")
                .code(&result.unwrap_or(0).to_string())
                .t(" is its end of it.");
        }
        "shutdown" => {
            say.thread(d.tid).t(match d.args[1] {
                0 => " will receive no more on its socket.",
                1 => " will send no more: its peer reads end of file after what is on the way.",
                _ => " shuts its socket for both directions.",
            });
        }
        "poll" | "ppoll" | "select" | "pselect6" | "epoll_wait" | "epoll_pwait" => {
            say.thread(d.tid);
            match result {
                Some(0) => say.t(" has waited its time out: nothing is ready."),
                Some(n) => say
                    .t(" learns from ")
                    .code(name)
                    .t(&format!(" that {}.", counted(n as u64, "descriptor is ready", "descriptors are ready"))),
                None => say.t(" looks whether anything is ready."),
            };
        }
        "flock" | "fcntl" if d.locked().is_some() => {
            let what = d.locked().map_or_else(|| "the file".into(), |o| object_name(view, o));
            let let_go = d.data.iter().any(|e| matches!(e, Event::Unlocked { .. }));
            say.thread(d.tid).t(&if let_go {
                format!(" lets its lock on {what} go.")
            } else {
                format!(" locks {what}.")
            });
        }
        "sched_yield" => {
            say.thread(d.tid).t(" offers the processor to the others.");
        }
        _ => plain(say, d),
    }
}

/// The call and its result, without a story.
fn plain(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid).t(" calls ").code(&d.text(view));
    match d.outcome {
        Outcome::Gives(r) if d.call.info().args.is_empty() || r != 0 => {
            say.t(", which returns ").code(&r.to_string()).t(".");
        }
        _ => {
            say.t(".");
        }
    }
}

/// A call that put its caller to sleep.
fn waits(say: &mut Say, d: &Done, on: &[Channel]) {
    let view = say.view;
    let name = d.call.name();
    let bench = view.objects.iter().find_map(|o| {
        let b = o.benches.iter().find(|b| b.waiters.iter().any(|w| w.tid == d.tid))?;
        Some((o, b))
    });
    let deadline = bench.and_then(|(_, b)| b.waiters.iter().find(|w| w.tid == d.tid)?.deadline);
    let what = bench.map(|(o, _)| o.name.clone());
    say.thread(d.tid).t(" calls ").code(&d.text(view));
    match name {
        "wait4" | "waitid" => say.t(": none of its children has ended, so it sleeps until one changes state."),
        "nanosleep" | "clock_nanosleep" => say.t(&format!(" and sleeps until {}.", until_words(on, deadline))),
        "pause" | "rt_sigsuspend" | "rt_sigtimedwait" => say.t(" and sleeps until a signal comes."),
        "sem_wait" | "sem_timedwait" | "sem_clockwait" => {
            let it = what.unwrap_or_else(|| "the semaphore".into());
            say.t(&format!(": the value of {it} is 0, so it sleeps until somebody posts."))
        }
        "semop" | "semtimedop" => {
            say.t(": not all of its operations can be done, so none is, and it sleeps until they can.")
        }
        "pthread_mutex_lock" | "pthread_mutex_timedlock" | "pthread_spin_lock" => {
            let owner = bench.and_then(|(o, _)| match &o.what {
                Thing::Lock { owner, .. } => owner.as_ref().map(|h| h.tid),
                _ => None,
            });
            match owner {
                Some(t) => say.t(", but ").thread(t).t(" holds it: it sleeps until the lock is let go."),
                None => say.t(", but it is held: it sleeps until the lock is let go."),
            }
        }
        "pthread_rwlock_rdlock" => say.t(", but somebody writes: it sleeps until the lock is let go."),
        "pthread_rwlock_wrlock" => say.t(", but it is held: it sleeps until all have let go."),
        "pthread_cond_wait" | "pthread_cond_timedwait" => {
            say.t(": it lets the mutex go and sleeps, in one step, until somebody signals the condition.")
        }
        "pthread_barrier_wait" => say.t(" and waits for the others to arrive."),
        "pthread_join" => say.t(", but ").thread(d.args[0] as i32).t(" still runs: it sleeps until that thread ends."),
        "accept" | "accept4" => say.t(": no connection waits, so it sleeps until somebody connects."),
        "connect" => say.t(" and sleeps until the connection is made."),
        "openat" | "open" => {
            say.t(&format!(" and sleeps until {}: a FIFO opens when both sides have come.", until_words(on, deadline)))
        }
        "flock" | "fcntl" => say.t(", but another holds a lock that conflicts: it sleeps until that is let go."),
        "poll" | "ppoll" | "select" | "pselect6" | "epoll_wait" | "epoll_pwait" => {
            say.t(&format!(": nothing is ready, so it sleeps until {}.", until_words(on, deadline)))
        }
        "vfork" => say.t(" and sleeps until the child calls exec or exits."),
        _ => say.t(&format!(" and sleeps until {}.", until_words(on, deadline))),
    };
}

fn opened(view: &View, pid: Pid) -> Vec<i32> {
    let it = view.events.iter().filter_map(|e| match e {
        Event::Opened { pid: p, fd, .. } if *p == pid => Some(*fd),
        _ => None,
    });
    it.collect()
}

fn closed(view: &View, pid: Pid) -> Option<Object> {
    view.events.iter().find_map(|e| match e {
        Event::Closed { pid: p, object, .. } if *p == pid => Some(*object),
        _ => None,
    })
}

fn forked(view: &View, pid: Pid) -> Option<Pid> {
    view.events.iter().find_map(|e| match e {
        Event::Forked { parent, child } if *parent == pid => Some(*child),
        _ => None,
    })
}

fn reaped(view: &View, pid: Pid) -> Option<(Pid, i32)> {
    view.events.iter().find_map(|e| match e {
        Event::Reaped { parent, child, status } if *parent == pid => Some((*child, *status)),
        _ => None,
    })
}
