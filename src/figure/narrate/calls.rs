//! What a call did, and why: a sentence for each call and outcome that teaching has words for; for the others what it
//! is called, what it gave, and the manual page's sentence for its error.
//!
//! `data` tells of bytes and messages, `deeds` of what other calls did, `waits` of those that put their caller to sleep,
//! `fails` of those that did not succeed.

use super::super::model::{CallText, Id, View};
use super::names::object_name;
use super::{Say, data, deeds, fails, tid_of, waits};
use crate::kernel::call::{Arg, Call};
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
    pub fn fd(&self) -> i32 {
        self.args[0] as i32
    }

    pub fn words<'v>(&self, view: &'v View) -> Option<&'v CallText> {
        view.calls.iter().find(|c| c.tid == self.tid && c.call == self.call)
    }

    pub fn text(&self, view: &View) -> String {
        self.words(view).map_or_else(|| format!("{}()", self.call.name()), |c| c.text.clone())
    }

    /// The call's name as a program writes it.
    pub fn name(&self, view: &View) -> String {
        let text = self.text(view);
        text.split('(').next().unwrap_or("").to_string()
    }

    /// One of its arguments as a program writes it.
    pub fn written(&self, view: &View, n: usize) -> String {
        let text = self.text(view);
        let inside = text.split_once('(').map_or("", |p| p.1);
        let inside = inside.strip_suffix(')').unwrap_or(inside);
        inside.split(", ").nth(n).unwrap_or("").to_string()
    }

    pub fn detail<'v>(&self, view: &'v View) -> &'v str {
        self.words(view).map_or("", |c| c.detail.as_str())
    }

    pub fn pid(&self, view: &View) -> Pid {
        view.thread(self.tid).map_or(self.tid, |(p, _)| p.pid)
    }

    pub fn copied_in(&self) -> Option<(Object, &[u8], u64)> {
        self.data.iter().find_map(|e| match e {
            Event::CopiedIn { to, bytes, slot, .. } => Some((*to, bytes.as_slice(), *slot)),
            _ => None,
        })
    }

    pub fn copied_out(&self) -> Option<(Object, &[u8], u64)> {
        self.data.iter().find_map(|e| match e {
            Event::CopiedOut { from, bytes, slot, .. } => Some((*from, bytes.as_slice(), *slot)),
            _ => None,
        })
    }

    pub fn counted(&self) -> Option<(Object, i64, i64)> {
        self.data.iter().find_map(|e| match e {
            Event::Counted { object, from, to, .. } => Some((*object, *from, *to)),
            _ => None,
        })
    }

    pub fn locked(&self) -> Option<Object> {
        self.data.iter().find_map(|e| match e {
            Event::Locked { object, .. } | Event::Unlocked { object, .. } => Some(*object),
            _ => None,
        })
    }

    pub fn created(&self) -> Option<Object> {
        self.data.iter().find_map(|e| match e {
            Event::Created { object, .. } => Some(*object),
            _ => None,
        })
    }

    /// What this call is about, if it is an object of the kernel.
    pub fn object(&self, view: &View) -> Option<Object> {
        let by_event = self.data.iter().find_map(|e| super::super::objects::object_of(e));
        let behind = || match view.process(self.pid(view))?.fds.iter().find(|f| f.fd == self.fd())?.to {
            Id::Kernel(o) if self.call.info().args.first() == Some(&Arg::Fd) => Some(o),
            _ => None,
        };
        let asleep = || {
            let on = |o: &&super::super::model::ObjectView| {
                o.benches.iter().any(|b| b.waiters.iter().any(|w| w.tid == self.tid))
            };
            match view.objects.iter().find(on)?.id {
                Id::Kernel(k) => Some(k),
                _ => None,
            }
        };
        match self.words(view).and_then(|c| c.object) {
            Some(Id::Kernel(o)) => Some(o),
            _ => by_event.or_else(behind).or_else(asleep),
        }
    }

    /// Whether the call was done by somebody else while its caller slept (`kernel::wait::Hand`): it only returns.
    pub fn was_handed(&self) -> bool {
        use Call::{MqTimedreceive, MqTimedsend, Msgrcv, Semop, Semtimedop};
        matches!(self.call, MqTimedreceive | MqTimedsend | Msgrcv | Semop | Semtimedop)
            && matches!(self.outcome, Outcome::Gives(0..))
            && self.data.iter().all(|e| matches!(e, Event::Return { .. }))
    }

    /// The name of what this call is about, by its events, its descriptor or the object it waits on.
    pub fn about(&self, view: &View) -> Option<String> {
        self.object(view).map(|o| object_name(view, o))
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
    match (&d.outcome, sort(d.call.name())) {
        (Outcome::Gives(r), _) if (-4095..0).contains(r) => fails::tell(say, d, -*r as i32),
        _ if d.was_handed() => {
            let name = d.name(say.view);
            say.whose(d.tid).code(&name);
            say.t(match d.call {
                Call::MqTimedreceive | Call::Msgrcv => " returns: the message was handed to it while it slept.",
                Call::MqTimedsend => " returns: its message went into the queue while it slept.",
                _ => " returns: the kernel did what it asked for while it slept.",
            });
        }
        (_, Sort::Read) => data::read(say, d),
        (_, Sort::Write) => data::write(say, d),
        (_, Sort::Send) => data::send(say, d),
        (_, Sort::Receive) => data::receive(say, d),
        (Outcome::Waits(on), Sort::Other) => waits::tell(say, d, on),
        (_, Sort::Other) => deeds::tell(say, d),
    }
}

/// The call and its result, without a story.
pub fn plain(say: &mut Say, d: &Done) {
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
pub fn opened(view: &View, pid: Pid) -> Vec<i32> {
    let it = view.events.iter().filter_map(|e| match e {
        Event::Opened { pid: p, fd, .. } if *p == pid => Some(*fd),
        _ => None,
    });
    it.collect()
}

pub fn closed(view: &View, pid: Pid) -> Option<Object> {
    view.events.iter().find_map(|e| match e {
        Event::Closed { pid: p, object, .. } if *p == pid => Some(*object),
        _ => None,
    })
}

pub fn forked(view: &View, pid: Pid) -> Option<Pid> {
    view.events.iter().find_map(|e| match e {
        Event::Forked { parent, child } if *parent == pid => Some(*child),
        _ => None,
    })
}

pub fn reaped(view: &View, pid: Pid) -> Option<(Pid, i32)> {
    view.events.iter().find_map(|e| match e {
        Event::Reaped { parent, child, status } if *parent == pid => Some((*child, *status)),
        _ => None,
    })
}
