//! What has no descriptor, or holds messages: POSIX and System V message queues, semaphore sets, mailboxes and ports,
//! byte sockets.
//!
//! These live in the kernel whether somebody has them open or not, so they are on the stage as long as they exist.

use super::Reader;
use super::object::{known, ring};
use crate::figure::model::{
    BenchView, DuplexView, Envelope, HalfView, Id, MailboxView, ObjectView, SemaphoreView, Thing,
};
use crate::kernel::event::Object;
use crate::kernel::mailbox::{Kind, Mailbox};
use crate::kernel::pages::Bytes;
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid, signal};

/// Messages read of one queue; a figure shows fewer.
const MOST_MESSAGES: usize = 12;
/// Bytes of a message that are read.
const MOST_BYTES: usize = 64;

impl Reader<'_> {
    /// Everything of these kinds, POSIX queues excepted: they are behind descriptors.
    pub(super) fn standing(&self) -> Vec<ObjectView> {
        let k = &self.machine().kernel;
        let mut out: Vec<ObjectView> = Vec::new();
        let mut put = |o: Object, name: String, what: Thing, benches: Vec<BenchView>| {
            let id = Id::Kernel(o);
            out.push(ObjectView { id, name, what, benches, callers: self.callers(id) });
        };
        for (id, q) in k.message_queues.iter() {
            let messages = numbered(q.messages.iter().map(|(kind, text)| (kind.to_string(), text.clone())));
            let what = Thing::Mailbox(MailboxView {
                bytes: Some((q.bytes(), q.qbytes)),
                messages,
                held: q.messages.len() as u64,
                stamps: "type",
                note: key_words(q.perm.key),
                ..MailboxView::default()
            });
            let benches = vec![
                self.bench("send", "waiting to send", "until there is room", &k.bench(Channel::MsgSend(id))),
                self.bench(
                    "receive",
                    "waiting to receive",
                    &self.wanted_type(&k.bench(Channel::MsgReceive(id))),
                    &k.bench(Channel::MsgReceive(id)),
                ),
            ];
            put(Object::SysvQueue(id), format!("message queue {id}"), what, benches);
        }
        for (id, s) in k.semaphore_sets.iter() {
            let before = self.m.before.and_then(|b| b.kernel.semaphore_sets.get(id));
            let values = s
                .values
                .iter()
                .enumerate()
                .map(|(i, v)| SemaphoreView {
                    value: (*v).max(0) as u64,
                    changed: before.is_some_and(|b| b.values.get(i) != Some(v)),
                    undo: s.undo.iter().filter(|u| usize::from(u.1) == i).map(|u| u.2).sum(),
                })
                .collect();
            let sleepers = k.bench(Channel::SemSet(id));
            let until = sleepers.first().map_or_else(String::new, |t| self.wanted_count(*t));
            let what = Thing::SemSet { values, note: key_words(s.perm.key) };
            put(
                Object::SemSet(id),
                format!("semaphore set {id}"),
                what,
                vec![self.bench("wait", "in semop", &until, &sleepers)],
            );
        }
        for (id, m) in k.mailboxes.iter() {
            let (name, owner, note) = self.mailbox_words(id, m);
            let messages: Vec<Envelope> = m
                .messages
                .iter()
                .take(MOST_MESSAGES)
                .map(|x| Envelope {
                    number: x.number,
                    stamp: if x.right.is_some() { "right".into() } else { String::new() },
                    hue: self.hue(x.from),
                    ..envelope(&x.bytes)
                })
                .collect();
            let send = match m.capacity {
                Some(0) => {
                    self.bench("send", "waiting to send", "until somebody receives", &k.bench(Channel::MailboxSend(id)))
                }
                _ => self.bench("send", "waiting to send", "until there is room", &k.bench(Channel::MailboxSend(id))),
            };
            let receive = self.bench(
                "receive",
                "waiting to receive",
                "until a message comes",
                &k.bench(Channel::MailboxReceive(id)),
            );
            let what = Thing::Mailbox(MailboxView {
                capacity: m.capacity,
                messages,
                held: m.messages.len() as u64,
                owner,
                note,
                ..MailboxView::default()
            });
            put(Object::Mailbox(id), name, what, vec![send, receive]);
        }
        out.extend(self.byte_sockets());
        out
    }

    /// A POSIX queue, for those who have it open.
    pub(super) fn posix_queue(&self, id: i32) -> Option<(String, Thing, Vec<BenchView>)> {
        let k = &self.machine().kernel;
        let q = k.mqs.get(id)?;
        let name = match &q.name {
            Some(n) => format!("queue /{}", n.trim_start_matches('/')),
            None => "queue, unlinked".to_string(),
        };
        let note = q.notify.map_or_else(String::new, |n| {
            let how =
                if n.signal == 0 { "is registered".to_string() } else { format!("gets {}", signal::name(n.signal)) };
            format!("{} {how} when one comes", self.process_name(n.pid))
        });
        let what = Thing::Mailbox(MailboxView {
            capacity: u32::try_from(q.max).ok(),
            messages: numbered(q.messages.iter().map(|(p, text)| (p.to_string(), text.clone()))),
            held: q.messages.len() as u64,
            stamps: "priority",
            note,
            ..MailboxView::default()
        });
        let benches = vec![
            self.bench("send", "waiting to send", "until a receive makes room", &k.bench(Channel::MqSend(id))),
            self.bench("receive", "waiting to receive", "until a message comes", &k.bench(Channel::MqReceive(id))),
        ];
        Some((name, what, benches))
    }

    /// What the first of the receivers asks for (msgop(2)).
    fn wanted_type(&self, sleepers: &[Tid]) -> String {
        let asked = sleepers
            .first()
            .and_then(|t| self.machine().kernel.threads.get(*t)?.blocked())
            .map_or(0, |p| p.args[3] as i64);
        match asked {
            0 => "until a message comes".into(),
            1.. => format!("until a message of type {asked} comes"),
            _ => format!("until a message of type {} or less comes", asked.saturating_neg()),
        }
    }

    /// What a sleeper in semop waits for: its first operation that cannot be done.
    fn wanted_count(&self, tid: Tid) -> String {
        let scratch = self.machine().kernel.threads.get(tid).and_then(|t| t.blocked()).map_or([0; 2], |p| p.scratch);
        match scratch {
            [0, _] => "until its operations can all be done".into(),
            [n, 0] => format!("until semaphore {} has grown", n - 1),
            [n, _] => format!("until semaphore {} is 0", n - 1),
        }
    }

    /// Name, owner and a remark.
    fn mailbox_words(&self, id: i32, m: &Mailbox) -> (String, Option<String>, String) {
        let k = &self.machine().kernel;
        match m.kind {
            Kind::Mailbox { key, owner } => {
                let name = if key == 0 { format!("mailbox {id}") } else { format!("mailbox {id}, key {key}") };
                (name, owner.map(|p| self.process_name(p)), String::new())
            }
            Kind::Direct(pid) => (format!("messages for {}", self.label(pid)), None, String::new()),
            Kind::Port => {
                let named = k.port_names.iter().find(|(_, port)| *port == id).map(|(n, _)| n.clone());
                let holders = |receive: bool| -> Vec<String> {
                    let has = |p: &crate::kernel::process::Process| {
                        p.rights.iter().any(|(_, r)| r.port == id && r.receive == receive)
                    };
                    k.processes.iter().filter(|(_, p)| has(p)).map(|(pid, _)| self.label(pid)).collect()
                };
                let (receives, sends) = (holders(true), holders(false));
                let mut words: Vec<String> = Vec::new();
                if !receives.is_empty() {
                    words.push(format!("{} receives", receives.join(", ")));
                }
                if !sends.is_empty() {
                    words.push(format!("{} may send", sends.join(", ")));
                }
                (named.map_or_else(|| format!("port {id}"), |n| format!("port {n}")), None, words.join(" · "))
            }
        }
    }

    /// A process's name; its pid with it where another one has the same name.
    pub(super) fn label(&self, pid: Pid) -> String {
        let name = self.process_name(pid);
        let twins = self.machine().kernel.processes.iter().filter(|(p, _)| self.process_name(*p) == name).count();
        if twins > 1 { format!("{name} {pid}") } else { name }
    }

    fn byte_sockets(&self) -> Vec<ObjectView> {
        let k = &self.machine().kernel;
        let of = |(port, s): (i32, &crate::kernel::bytesocket::ByteSocket)| {
            let owners = |end: usize| s.ends.get(end).map(|e| e.owners.clone()).unwrap_or_default();
            let names = |end: usize| -> String {
                let list: Vec<String> = owners(end).iter().map(|p| self.label(*p)).collect();
                match s.ends.get(end) {
                    Some(e) if list.is_empty() && !e.opened => "nobody yet".into(),
                    _ if list.is_empty() => "closed".into(),
                    _ => list.join(", "),
                }
            };
            let half = |n: usize| -> Option<HalfView> {
                let buffer = port * 2 + n as i32;
                let benches = vec![
                    self.bench(
                        if n == 0 { "write-a" } else { "write-b" },
                        "waiting to send",
                        "until a read makes room",
                        &k.bench(Channel::ByteSocketWrite(buffer)),
                    ),
                    self.bench(
                        if n == 0 { "read-a" } else { "read-b" },
                        "waiting to read",
                        "until a byte comes or the other end closes",
                        &k.bench(Channel::ByteSocketRead(buffer)),
                    ),
                ];
                Some(HalfView {
                    name: format!("{} to {}", names(n), names(1 - n)),
                    ring: ring(s.buffers.get(n)?, None),
                    owners: owners(n),
                    benches,
                })
            };
            let id = Id::Kernel(Object::ByteSocket(port));
            Some(ObjectView {
                id,
                name: format!("byte socket {port}"),
                what: Thing::Duplex(DuplexView { halves: [half(0)?, half(1)?] }),
                benches: Vec::new(),
                callers: self.callers(id),
            })
        };
        k.byte_sockets.iter().filter_map(of).collect()
    }
}

fn key_words(key: i32) -> String {
    if key == 0 { "IPC_PRIVATE".into() } else { format!("key {:#x}", key as u32) }
}

fn envelope(bytes: &Bytes) -> Envelope {
    let all = known(bytes);
    Envelope {
        len: bytes.len() as u64,
        undefined: all.iter().filter(|b| b.is_none()).count() as u64,
        bytes: all.iter().take(MOST_BYTES).map(|b| b.unwrap_or(0)).collect(),
        ..Envelope::default()
    }
}

/// Envelopes of messages that the kernel does not number. Equal ones are told apart by their order: which of two equal
/// messages is which cannot be seen.
fn numbered(messages: impl Iterator<Item = (String, Bytes)>) -> Vec<Envelope> {
    let mut out: Vec<Envelope> = Vec::new();
    let mut seen: Vec<u64> = Vec::new();
    for (stamp, bytes) in messages.take(MOST_MESSAGES) {
        let e = Envelope { stamp, ..envelope(&bytes) };
        // FNV-1a over stamp and contents: a number that stays as long as the message does.
        let digest = e.stamp.bytes().chain([0]).chain(bytes.data.iter().copied());
        let mut number =
            digest.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) >> 16;
        while seen.contains(&number) {
            number += 1;
        }
        seen.push(number);
        out.push(Envelope { number, ..e });
    }
    out
}
