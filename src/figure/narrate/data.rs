//! Bytes and messages that a call moved, or waits to move.

use super::super::bytes::{counted, grouped, named};
use super::super::model::{Id, RingView, Thing, View};
use super::Say;
use super::calls::{Done, Outcome};
use super::names::{object_name, until_words};
use crate::kernel::event::{Event, Object};

/// Bytes of text that a sentence quotes.
const MOST: usize = 40;

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

/// The ring that an event's bytes went into or came out of, and what it is called.
fn ring_of<'v>(view: &'v View, d: &Done, o: Object) -> Option<(&'v RingView, String)> {
    match &view.object(Id::Kernel(o))?.what {
        Thing::Ring(r) => Some((r, object_name(view, o))),
        Thing::Duplex(x) => {
            let event = d.data.iter().find(|e| matches!(e, Event::CopiedIn { .. } | Event::CopiedOut { .. }))?;
            let Some(Id::Half(_, n)) = super::super::objects::half(view, event) else { return None };
            let half = x.halves.get(usize::from(n))?;
            Some((&half.ring, format!("the ring from {}", half.name)))
        }
        _ => None,
    }
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| (0x20..0x7f).contains(b) || matches!(b, b'\n' | b'\t' | b'\r' | 0))
        && bytes.iter().any(|b| *b != 0)
}

/// Bytes as a sentence tells them: by the program's own name where they are a variable, as text where they are text.
pub fn put_bytes<'s, 'v>(say: &'s mut Say<'v>, variable: Option<&(String, String)>, bytes: &[u8]) -> &'s mut Say<'v> {
    let n = bytes.len() as u64;
    if let Some((name, value)) = variable {
        return say.code(&format!("{name} = {value}")).t(&format!(" ({})", counted(n, "byte", "bytes")));
    }
    match bytes {
        [] => say.t("nothing (0 bytes)"),
        [_] => say.code(&named(bytes, MOST)),
        _ if bytes.iter().all(|b| *b == 0) => say.t(&format!("{} of zeros", counted(n, "byte", "bytes"))),
        _ if is_text(bytes) && bytes.len() <= MOST => say.code(&named(bytes, MOST)),
        _ if is_text(bytes) => {
            let lead = format!("{}, ", counted(n, "byte", "bytes"));
            say.t(&lead).code(&named(bytes, 24)).t(",")
        }
        _ if bytes.len() <= 8 => {
            let hex: Vec<String> = bytes.iter().map(|b| format!("{b:02x}")).collect();
            say.t(&format!("{} (", counted(n, "byte", "bytes"))).code(&hex.join(" ")).t(")")
        }
        _ => say.t(&counted(n, "byte", "bytes")),
    }
}

fn variable<'v>(d: &Done, view: &'v View) -> Option<&'v (String, String)> {
    d.words(view).and_then(|c| c.named.as_ref())
}

/// "descriptor 3 and 5 times": a counter that is read out of a descriptor.
fn number(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(..8)?.try_into().ok()?))
}

pub fn read(say: &mut Say, d: &Done) {
    let view = say.view;
    match d.outcome {
        Outcome::Waits(on) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            say.thread(d.tid).t(" calls ").code(&d.text(view));
            let why = match d.copied_out().map(|c| c.0).or(d.object(view)) {
                Some(Object::Pipe(_) | Object::ByteSocket(_)) => {
                    format!(", but {what} is empty and could still be written to")
                }
                Some(Object::Terminal) => ", but nothing has been typed yet".into(),
                Some(Object::EventFd(_)) => ", but its count is 0".into(),
                Some(Object::TimerFd(_)) => ", but the timer has not gone off".into(),
                Some(Object::SignalFd(_)) => ", but none of its signals is pending".into(),
                Some(Object::Inotify(_)) => ", but nothing has happened to what it watches".into(),
                _ => format!(", but nothing is there to read from {what}"),
            };
            say.t(&why).t(&format!(": it sleeps until {}.", until_words(on, None)));
        }
        Outcome::Gives(0) if d.args[2] == 0 => {
            say.thread(d.tid).t(" asks for 0 bytes and gets 0: that says nothing about the end of the file.");
        }
        Outcome::Gives(0) => {
            say.whose(d.tid).code("read").t(" returns 0, end of file: ");
            let what = d.about(view).unwrap_or_else(|| "it".into());
            match d.object(view) {
                Some(Object::Pipe(_)) => {
                    say.t(&format!("{what} is empty and no process has its write end open."));
                }
                Some(Object::Terminal) => {
                    say.t("end of input was typed on the terminal.");
                }
                Some(Object::Socket(_) | Object::ByteSocket(_)) => {
                    say.t("the other side has closed, and nothing is left to read.");
                }
                _ => {
                    say.t(&format!("nothing is left to read in {what}."));
                }
            }
        }
        Outcome::Gives(n) => {
            say.thread(d.tid);
            let Some((o, bytes, slot)) = d.copied_out() else {
                say.t(&format!(" reads {}", counted(n as u64, "byte", "bytes")));
                if let Some(what) = d.about(view) {
                    say.t(&format!(" from {what}"));
                }
                say.t(".");
                return;
            };
            let what = object_name(view, o);
            match (o, number(bytes)) {
                (Object::EventFd(_), Some(v)) => {
                    say.t(" reads the count, ").code(&v.to_string()).t(&format!(", from {what}: that sets it back."));
                    return;
                }
                (Object::TimerFd(_), Some(v)) => {
                    let times = counted(v, "time", "times");
                    say.t(&format!(" reads from {what} that it has gone off {times} since it was last read."));
                    return;
                }
                (Object::Inotify(_), _) => {
                    let mut count = 0;
                    let mut rest = bytes;
                    while let Some(len) = rest.get(12..16).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes) {
                        count += 1;
                        rest = rest.get(16 + len as usize..).unwrap_or_default();
                    }
                    let notices = counted(count, "notice", "notices");
                    say.t(&format!(" reads {notices} of what has happened to what it watches."));
                    return;
                }
                (Object::SignalFd(_), _) => {
                    let signal = bytes.get(..4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_le_bytes);
                    say.t(" reads from the signalfd that ").signal(signal);
                    say.t(" has come: it is pending no longer, and no handler runs.");
                    return;
                }
                _ => {}
            }
            say.t(" reads ");
            put_bytes(say, variable(d, view), bytes);
            if let Some((r, what)) = ring_of(view, d, o) {
                say.t(&format!(" out of {} of {what}, and ", slots(view, o, slot, bytes.len())));
                say.hand_out().t(&format!(" rolls on to {}.", grouped(r.out % r.slots.max(1))));
                if r.len == 0 {
                    say.t(" Now it is empty.");
                }
            } else if matches!(o, Object::Inode(_)) {
                let end = slot + bytes.len() as u64;
                say.t(&format!(" from {what} at offset {}", grouped(slot)));
                say.t(&if d.call.name() == "pread64" {
                    "; the offset stays where it was.".to_string()
                } else {
                    format!("; the offset moves to {}.", grouped(end))
                });
            } else {
                say.t(&format!(" from {what}."));
            }
        }
        Outcome::Open => {
            say.thread(d.tid).t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

pub fn write(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match d.outcome {
        Outcome::Waits(on) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            if let Some((o, bytes, slot)) = d.copied_in() {
                say.t(" puts ");
                put_bytes(say, None, bytes);
                say.t(&format!(" into {} of {what}", slots(view, o, slot, bytes.len())));
                say.t("; now it is full, so ").code(&d.name(view));
                say.t(&format!(" sleeps with the rest until {}.", until_words(on, None)));
            } else {
                say.t(" calls ").code(&d.text(view)).t(", but ");
                // A write of up to PIPE_BUF bytes goes in whole or waits (pipe(7)).
                let room = match d.object(view).and_then(|o| view.object(Id::Kernel(o))).map(|o| &o.what) {
                    Some(Thing::Ring(r)) if r.len < r.room => Some(r.room - r.len),
                    _ => None,
                };
                match room {
                    Some(free) => say.t(&format!(
                        "only {} free in {what}, and so short a write is not cut in two",
                        if free == 1 { "1 byte is".to_string() } else { format!("{} bytes are", grouped(free)) }
                    )),
                    None => say.t(&format!("{what} is full")),
                };
                say.t(&format!(": it sleeps until {}.", until_words(on, None)));
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
            if let Some((r, what)) = ring_of(view, d, o) {
                say.t(" writes ");
                put_bytes(say, variable(d, view), bytes);
                say.t(&format!(" into {} of {what}, and ", slots(view, o, slot, bytes.len())));
                say.hand_in().t(&format!(" rolls on to {}.", grouped(r.in_())));
                if d.call.name() == "write" && (n as u64) < wanted {
                    say.t(&format!(" Only {} of {} fitted.", grouped(n as u64), counted(wanted, "byte", "bytes")));
                } else if r.len >= r.room {
                    say.t(" Now it is full.");
                }
            } else if o == Object::Terminal {
                say.t(" prints ");
                put_bytes(say, None, bytes).t(" on the terminal.");
            } else if let (Object::EventFd(_), Some(v)) = (o, number(bytes)) {
                say.t(" adds ").code(&v.to_string()).t(&format!(" to the count of {what}."));
            } else if matches!(o, Object::Inode(_)) {
                let end = slot + bytes.len() as u64;
                say.t(" writes ");
                put_bytes(say, variable(d, view), bytes);
                say.t(&format!(" to {what} at offset {}", grouped(slot)));
                say.t(&if d.call.name() == "pwrite64" {
                    "; the offset stays where it was.".to_string()
                } else {
                    format!("; the offset moves to {}.", grouped(end))
                });
            } else {
                say.t(" writes ");
                put_bytes(say, variable(d, view), bytes).t(&format!(" to {what}."));
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

/// "the message "x"", "the empty message".
fn put_message(say: &mut Say, d: &Done, bytes: &[u8]) {
    let view = say.view;
    if bytes.is_empty() {
        say.t("an empty message");
        return;
    }
    say.t("the message ");
    put_bytes(say, variable(d, view), bytes);
}

pub fn send(say: &mut Say, d: &Done) {
    let view = say.view;
    say.thread(d.tid);
    match (&d.outcome, message(d)) {
        (Outcome::Waits(on), sent) => {
            let what = d.about(view).unwrap_or_else(|| "its receiver".into());
            let rendezvous = view.objects.iter().any(|o| {
                matches!(&o.what, Thing::Mailbox(m) if m.capacity == Some(0))
                    && o.benches.iter().any(|b| b.waiters.iter().any(|w| w.tid == d.tid))
            });
            say.t(" calls ").code(&d.text(view));
            if rendezvous || sent.is_some() {
                say.t(&format!("; {what} keeps nothing, so it sleeps until somebody receives: the two will meet."));
            } else {
                say.t(&format!(", but {what} is full: it sleeps until {}.", until_words(on, None)));
            }
        }
        (_, Some((o, bytes, tag))) => {
            say.t(" sends ");
            put_message(say, d, bytes);
            say.t(&format!("{} to {}.", tag_words(o, tag), object_name(view, o)));
        }
        (Outcome::Gives(n), None) => match d.copied_in() {
            Some((o, bytes, _)) => {
                say.t(" sends ");
                put_bytes(say, variable(d, view), bytes).t(&format!(" through {}.", object_name(view, o)));
            }
            None if matches!(d.object(view), Some(Object::Mailbox(_))) => {
                say.t("'s message has been received: both go on.");
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

pub fn receive(say: &mut Say, d: &Done) {
    let view = say.view;
    match (&d.outcome, message(d)) {
        (Outcome::Waits(on), _) => {
            let what = d.about(view).unwrap_or_else(|| "it".into());
            say.thread(d.tid).t(" calls ").code(&d.text(view));
            let holds = d
                .object(view)
                .and_then(|o| view.object(Id::Kernel(o)))
                .is_some_and(|o| matches!(&o.what, Thing::Mailbox(m) if !m.messages.is_empty()));
            // A System V receiver may ask for a type that is not there.
            let why = if holds { "holds no message of the type it asks for" } else { "is empty" };
            say.t(&format!(", but {what} {why}: it sleeps until {}.", until_words(on, None)));
        }
        (_, Some((o, bytes, tag))) => {
            say.thread(d.tid).t(" receives ");
            put_message(say, d, bytes);
            // A socket's messages lie in its own inbox.
            let from = if matches!(o, Object::Socket(_)) { "out of the inbox of" } else { "from" };
            say.t(&format!("{} {from} {}", tag_words(o, tag), object_name(view, o)));
            say.t(match o {
                Object::MessageQueue(_) => ": the oldest of the highest priority.",
                _ => ".",
            });
        }
        (Outcome::Gives(0), None) => {
            say.whose(d.tid).code(&d.name(view));
            say.t(" returns 0: the other side has closed, and nothing is left to read.");
        }
        (Outcome::Gives(n), None) => {
            say.thread(d.tid).t(" receives ");
            match d.copied_out() {
                Some((o, bytes, _)) => {
                    put_bytes(say, variable(d, view), bytes).t(&format!(" through {}.", object_name(view, o)));
                }
                None => {
                    let what = d.about(view).unwrap_or_else(|| "its peer".into());
                    say.t(&format!("{} from {what}.", counted(*n as u64, "byte", "bytes")));
                }
            }
        }
        _ => {
            say.thread(d.tid).t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::View;
    use super::*;

    #[test]
    fn bytes_are_told_as_what_they_are() {
        let view = View::default();
        let tell = |named: Option<(&str, &str)>, bytes: &[u8]| {
            let mut say = Say::new(&view);
            let named = named.map(|(a, b)| (a.to_string(), b.to_string()));
            put_bytes(&mut say, named.as_ref(), bytes);
            say.done().plain()
        };
        assert_eq!(tell(Some(("n", "3")), &[3, 0, 0, 0]), "n = 3 (4 bytes)");
        assert_eq!(tell(None, b"x"), "'x'");
        assert_eq!(tell(None, b"hello\n"), "\"hello\\n\"");
        assert_eq!(tell(None, &[1, 0, 0, 0]), "4 bytes (01 00 00 00)");
        assert_eq!(tell(None, &[0; 4096]), "4,096 bytes of zeros");
        assert_eq!(tell(None, &[b'a'; 100]), "100 bytes, \"aaaaaaaaaaaaaaaaaaaaaaaa\"...,");
        assert_eq!(tell(None, &[0xff; 100]), "100 bytes");
    }
}
