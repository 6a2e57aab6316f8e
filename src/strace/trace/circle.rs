//! Threads that wait for one another, so that none of them can go on.
//!
//! A thread that reads an empty pipe can be helped by those who hold its other end, a thread in wait4 by its children.
//! The largest set of waiting threads in which nobody can be helped from outside the set is stuck: found by beginning
//! with all that wait and taking out, again and again, whoever somebody outside could help.
//!
//! Rules:
//! - Only what the log saw made counts: the other end of a pipe that was there before may be held by anybody.
//! - A signal may still end it; then the log says so, and so does the report.

use super::object::Kind;
use super::world::{State, World};
use crate::strace::log::{Call, Log};
use std::collections::{BTreeMap, BTreeSet};

/// A set of threads that was stuck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The entry at which the last of them began to wait.
    pub since: usize,
    pub members: Vec<Member>,
    /// The entry at which one of them went on after all.
    pub ended: Option<usize>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub tid: i32,
    pub call: usize,
    /// What it waits at; None: for a child.
    pub object: Option<usize>,
    /// The processes that could have helped it, all of them stuck.
    pub helpers: Vec<i32>,
}

/// More threads than a reader can follow; looking at all of them at each line would take too long.
const MOST: usize = 64;

impl World {
    /// The threads that are stuck now.
    pub(super) fn stuck(&self, log: &Log) -> Vec<Member> {
        let living: Vec<(i32, i32)> =
            self.tasks.iter().filter(|(_, t)| t.state != State::Ended).map(|(tid, t)| (*tid, t.pid)).collect();
        if living.len() > MOST {
            return Vec::new();
        }
        let mut waiting: BTreeMap<i32, Member> = BTreeMap::new();
        for &(tid, pid) in &living {
            if let Some(State::In(call)) = self.tasks.get(&tid).map(|t| t.state)
                && let Some(c) = log.calls.get(call)
                && let Some((object, helpers)) = self.helpers(pid, c)
            {
                waiting.insert(tid, Member { tid, call, object, helpers });
            }
        }
        loop {
            let stuck: BTreeSet<i32> = waiting.keys().copied().collect();
            let free: Vec<i32> = waiting
                .values()
                .filter(|m| living.iter().any(|(tid, pid)| m.helpers.contains(pid) && !stuck.contains(tid)))
                .map(|m| m.tid)
                .collect();
            if free.is_empty() {
                break;
            }
            waiting.retain(|tid, _| !free.contains(tid));
        }
        waiting.into_values().collect()
    }

    /// What a call waits at and the processes that could end its wait; None: it does not wait, or anybody could.
    fn helpers(&self, pid: i32, call: &Call) -> Option<(Option<usize>, Vec<i32>)> {
        let (object, reads) = match call.name.as_str() {
            "wait4" | "waitpid" => {
                let nohang = call.args.iter().any(|a| a.has("WNOHANG"));
                let children: Vec<i32> =
                    self.processes.iter().filter(|(_, p)| p.parent == Some(pid)).map(|(child, _)| *child).collect();
                let wanted = call.number(0).filter(|n| *n > 0);
                let living: Vec<i32> = children
                    .iter()
                    .copied()
                    .filter(|c| wanted.is_none_or(|w| w == i64::from(*c)))
                    .filter(|c| self.processes.get(c).is_some_and(|p| p.end.is_none()))
                    .collect();
                // With a child that has ended it does not wait.
                let all = children.len() == living.len() || wanted.is_some();
                return (!nohang && all && !living.is_empty()).then_some((None, living));
            }
            "read" | "readv" | "recv" | "recvfrom" | "recvmsg" => (self.at(pid, call)?, true),
            "write" | "writev" | "sendto" | "sendmsg" => (self.at(pid, call)?, false),
            _ => return None,
        };
        let o = self.objects.get(object).filter(|o| o.made)?;
        let other = match o.kind {
            Kind::Pipe => object,
            Kind::Socket { datagram: false } => o.peer?,
            _ => return None,
        };
        if reads && !o.queue.is_empty() {
            return None;
        }
        let helps = |file: usize| {
            self.files.get(&file).is_some_and(|f| f.object == other && if reads { f.writes } else { f.reads })
        };
        let holders: Vec<i32> = self
            .processes
            .iter()
            .filter(|(_, p)| p.end.is_none() && p.fds.values().any(|fd| helps(fd.file)))
            .map(|(pid, _)| *pid)
            .collect();
        // Nobody at the other end: the call returns at once, with end of file or an error.
        (!holders.is_empty()).then_some((Some(object), holders))
    }

    /// The object behind a call's first argument.
    fn at(&self, pid: i32, call: &Call) -> Option<usize> {
        let number = i32::try_from(call.number(0)?).ok()?;
        let fd = self.processes.get(&pid)?.fds.get(&number)?;
        self.object_of(fd.file)
    }
}

/// Notes a set of stuck threads, unless it is the one that is known already.
pub(super) fn note(circles: &mut Vec<Circle>, since: usize, members: Vec<Member>) {
    if members.is_empty() {
        return;
    }
    let tids = |m: &[Member]| m.iter().map(|m| (m.tid, m.call)).collect::<Vec<_>>();
    let now = tids(&members);
    if let Some(last) = circles.last_mut().filter(|c| c.ended.is_none()) {
        let before = tids(&last.members);
        if before.iter().all(|m| now.contains(m)) {
            // The same, or it has grown: it is complete from here.
            if before.len() < now.len() {
                (last.since, last.members) = (since, members);
            }
            return;
        }
    }
    circles.push(Circle { since, members, ended: None });
}
