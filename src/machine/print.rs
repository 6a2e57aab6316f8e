//! A fingerprint of a state that is kept up to date instead of computed: what a step did not change is not looked at.
//!
//! Rules:
//! - Two states with one fingerprint behave alike; equal states have equal fingerprints. So it leaves out what cannot
//!   make a difference any more: registers that are written before they are read, the numbers in which sleepers came
//!   (their order on each bench is what counts), and the time that has passed, as long as nobody looks at a clock.
//! - Every field of the kernel stands in `kernel` below by name: a new one does not compile until it is there.
//! - 128 bits, from parts of 64: two different states are taken for one if a part of them (an object, 128 bytes of
//!   memory) has two contents with one 64-bit hash. Among n contents of a part that has the probability n²/2⁶⁵: with a
//!   million of them less than one in ten million.

use super::{Machine, hash};
use crate::kernel::process::{AfterHandler, RunState, Thread};
use crate::kernel::table::Table;
use crate::kernel::wait::{Channel, Pending};
use crate::kernel::{Kernel, Tid};
use crate::vm::Fingerprints;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// Hashes of a table's rows, and one for all.
#[derive(Debug, Default)]
struct Rows {
    each: Vec<(i32, u64)>,
    whole: u64,
}

/// The parts of a state's fingerprint.
#[derive(Clone, Debug, Default)]
pub struct Print {
    tables: Vec<Rc<Rows>>,
    pages: u64,
    rest: u64,
}

/// What the fingerprints of one exploration have in common.
#[derive(Clone, Debug, Default)]
pub struct Printer {
    alive: Fingerprints,
    /// Some program looks at a clock: states that differ in the time are different.
    pub clock_matters: bool,
}

fn of(x: &impl Hash) -> u64 {
    hash::of(x)
}

/// Goes through the tables in a fixed order.
struct Tables<'a> {
    old: &'a [Rc<Rows>],
    new: Vec<Rc<Rows>>,
}

impl Tables<'_> {
    fn table<T: Clone>(&mut self, table: &Table<T>, before: Option<&Table<T>>, mut row: impl FnMut(i32, &T) -> u64) {
        self.changed(table, before, |id, value, _| row(id, value));
    }

    /// As `table`; `row` is given the row as it was before, and its hash.
    fn changed<T: Clone>(
        &mut self,
        table: &Table<T>,
        before: Option<&Table<T>>,
        mut row: impl FnMut(i32, &T, Option<(&T, u64)>) -> u64,
    ) {
        let old = self.old.get(self.new.len());
        if let (Some(old), Some(before)) = (old, before)
            && table.is_same(before)
        {
            self.new.push(old.clone());
            return;
        }
        let mut each = Vec::with_capacity(table.len());
        match (old, before) {
            (Some(old), Some(before)) => {
                for (id, value, then) in table.iter_beside(before) {
                    let known = old.each.binary_search_by_key(&id, |r| r.0).ok().map(|i| old.each[i].1);
                    let hash = match then.zip(known) {
                        Some((then, hash)) if std::ptr::eq(then, value) => hash,
                        known => row(id, value, known),
                    };
                    each.push((id, hash));
                }
            }
            _ => each.extend(table.iter().map(|(id, value)| (id, row(id, value, None)))),
        }
        let whole = of(&(&each, table.next_id()));
        self.new.push(Rc::new(Rows { each, whole }));
    }
}

/// A thread without what does not count: when it came to its bench, and its deadline, which `waits` looks at.
fn plain(t: &Thread) -> u64 {
    let strip = |p: &mut Pending| {
        p.arrival = 0;
        p.deadline = p.deadline.map(|_| 0);
    };
    match &t.state {
        RunState::Blocked(_) | RunState::Resuming(..) => {
            let mut t = t.clone();
            match &mut t.state {
                RunState::Blocked(p) | RunState::Resuming(p, _) => strip(p),
                _ => {}
            }
            of(&t)
        }
        _ => of(t),
    }
}

/// The order on each bench, and how long each sleeper has still to wait.
fn waits(k: &Kernel) -> u64 {
    let mut benches: Vec<(Channel, u32, Tid)> = Vec::new();
    let mut deadlines: Vec<(Tid, u64)> = Vec::new();
    let left = |d: u64| d.saturating_sub(k.now);
    for (tid, t) in k.threads.iter() {
        match &t.state {
            RunState::Blocked(p) => {
                benches.extend(p.on.iter().map(|c| (*c, p.arrival, tid)));
                deadlines.extend(p.deadline.map(|d| (tid, left(d))));
            }
            RunState::Resuming(p, _) => deadlines.extend(p.deadline.map(|d| (tid, left(d)))),
            _ => {}
        }
        for h in &t.handlers {
            if let AfterHandler::Restart(p) = &h.then {
                deadlines.extend(p.deadline.map(|d| (tid, left(d))));
            }
        }
    }
    if benches.is_empty() && deadlines.is_empty() {
        return 0;
    }
    benches.sort_unstable();
    let order: Vec<(Channel, Tid)> = benches.into_iter().map(|(c, _, tid)| (c, tid)).collect();
    of(&(order, deadlines))
}

impl Print {
    /// Which parts of two states differ, by their place in the list of tables (then: memory objects, the rest).
    #[must_use]
    pub fn differences(&self, other: &Print) -> Vec<usize> {
        let n = self.tables.len();
        let tables = (0..n).filter(|&i| other.tables.get(i).is_none_or(|t| t.whole != self.tables[i].whole));
        let pages = (self.pages != other.pages).then_some(n);
        tables.chain(pages).chain((self.rest != other.rest).then_some(n + 1)).collect()
    }

    /// The fingerprint, together with what the explorer itself knows of the state.
    #[must_use]
    pub fn number(&self, more: u64) -> u128 {
        let (mut a, mut b) = (hash::Steady(more), hash::Steady(!more));
        for t in &self.tables {
            a.write_u64(t.whole);
            b.write_u64(t.whole.rotate_left(17));
        }
        for x in [self.pages, self.rest] {
            a.write_u64(x);
            b.write_u64(x.rotate_left(17));
        }
        u128::from(a.finish()) << 64 | u128::from(b.finish())
    }
}

impl Printer {
    /// The fingerprint of a state, given that of the one before the step, if there was one.
    pub fn print(&mut self, m: &mut Machine, before: Option<(&Machine, &Print)>) -> Print {
        let old_machine = before.map(|b| b.0);
        // The hashes of memory that has changed are filled in where they are kept.
        let same = |id, m: &Machine| {
            let old = old_machine.and_then(|o| o.kernel.spaces.get(id));
            old.is_some_and(|o| m.kernel.spaces.get(id).is_some_and(|n| std::ptr::eq(o, n)))
        };
        if old_machine.is_none_or(|o| !o.kernel.spaces.is_same(&m.kernel.spaces)) {
            for id in m.kernel.spaces.ids() {
                if !same(id, m)
                    && let Some(mm) = m.kernel.spaces.get_mut(id)
                {
                    mm.fingerprint();
                }
            }
        }
        let pages = match before {
            Some((o, p)) if o.kernel.pages.is_same(&m.kernel.pages) => p.pages,
            _ => m.kernel.pages.fingerprint(),
        };
        let mut t = Tables { old: before.map_or(&[], |b| b.1.tables.as_slice()), new: Vec::with_capacity(28) };
        let o = old_machine;
        t.table(&m.threads, o.map(|o| &o.threads), |tid, thread| {
            let image = m.kernel.threads.get(tid).and_then(|t| m.image(t.pid));
            image.map_or_else(|| of(thread), |image| self.alive.of(thread, image))
        });
        t.table(&m.runtimes, o.map(|o| &o.runtimes), |_, r| of(r));
        t.table(&m.running, o.map(|o| &o.running), |_, r| of(r));
        let mut rest = of(&(m.first.status, m.first.fault));
        rest = self.kernel(&m.kernel, o.map(|o| &o.kernel), &mut t, rest);
        Print { tables: t.new, pages, rest }
    }

    fn kernel(&self, k: &Kernel, o: Option<&Kernel>, t: &mut Tables, mut rest: u64) -> u64 {
        let Kernel {
            settings: _,
            now,
            processes,
            spaces,
            threads,
            open_files,
            pages: _,
            inodes,
            pipes,
            eventfds,
            timerfds,
            signalfds,
            epolls,
            inotifies,
            inotify_cookie,
            // Follows from the open files.
            driven: _,
            mqs,
            segments,
            message_queues,
            semaphore_sets,
            ipc_next,
            mailboxes,
            port_names,
            byte_sockets,
            sockets,
            flight,
            time_waits,
            next_port,
            nameless,
            flocks,
            record_locks,
            terminal,
            ptys,
            loose,
            root: _,
            home: _,
            last_task,
            random,
            clock_shift,
            hostname,
            first_status,
        } = k;
        t.table(processes, o.map(|o| &o.processes), |_, p| of(p));
        let before = o.map(|o| &o.spaces);
        t.changed(spaces, before, |_, mm, old| match old {
            Some((o, hash)) if mm.same_layout(o) => hash,
            _ => of(&mm.layout_hash()),
        });
        t.table(spaces, before, |_, mm| mm.contents_hash());
        t.table(threads, o.map(|o| &o.threads), |_, t| plain(t));
        t.table(open_files, o.map(|o| &o.open_files), |_, x| of(x));
        t.table(inodes, o.map(|o| &o.inodes), |_, x| of(x));
        t.table(pipes, o.map(|o| &o.pipes), |_, x| of(x));
        t.table(eventfds, o.map(|o| &o.eventfds), |_, x| of(x));
        t.table(timerfds, o.map(|o| &o.timerfds), |_, x| of(x));
        t.table(signalfds, o.map(|o| &o.signalfds), |_, x| of(x));
        t.table(epolls, o.map(|o| &o.epolls), |_, x| of(x));
        t.table(inotifies, o.map(|o| &o.inotifies), |_, x| of(x));
        t.table(ptys, o.map(|o| &o.ptys), |_, x| of(x));
        t.table(mqs, o.map(|o| &o.mqs), |_, x| of(x));
        t.table(segments, o.map(|o| &o.segments), |_, x| of(x));
        t.table(message_queues, o.map(|o| &o.message_queues), |_, x| of(x));
        t.table(semaphore_sets, o.map(|o| &o.semaphore_sets), |_, x| of(x));
        t.table(mailboxes, o.map(|o| &o.mailboxes), |_, x| of(x));
        t.table(byte_sockets, o.map(|o| &o.byte_sockets), |_, x| of(x));
        t.table(sockets, o.map(|o| &o.sockets), |_, x| of(x));
        t.table(flight, o.map(|o| &o.flight), |_, x| of(x));
        let timed = self.clock_matters || k.has_timers();
        rest = of(&(rest, if timed { *now } else { 0 }, waits(k)));
        rest = of(&(rest, last_task, random, clock_shift, ipc_next, first_status, next_port, inotify_cookie));
        for (full, part) in [
            (!port_names.is_empty(), of(port_names)),
            (!nameless.is_empty(), of(nameless)),
            (!flocks.is_empty(), of(flocks)),
            (!record_locks.is_empty(), of(record_locks)),
            (!loose.is_empty(), of(loose)),
            (!time_waits.is_empty(), of(time_waits)),
        ] {
            rest = of(&(rest, if full { part } else { 0 }));
        }
        of(&(rest, of(&**terminal), of(&&**hostname)))
    }
}
