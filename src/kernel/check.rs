//! What must always hold: laws of the kernel's state, for tests to verify after every step.

use std::collections::BTreeMap;

use super::event::Object;
use super::inode::Kind;
use super::process::{Life, RunState};
use super::socket::{Socket, State};
use super::wait::Pending;
use super::{Kernel, call::Call};

fn must(holds: bool, law: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(law()) }
}

impl Kernel {
    /// Verifies the invariants.
    ///
    /// # Errors
    /// The first one that does not hold, in words.
    pub fn check(&self) -> Result<(), String> {
        self.check_files()?;
        self.check_pipes()?;
        self.check_sockets()?;
        self.check_tree()?;
        self.check_threads()?;
        self.check_processes()?;
        self.check_semaphores()?;
        self.check_message_queues()?;
        self.check_posix_queues()?;
        self.check_shares()
    }

    /// Every open file description is led to by as many descriptors as it says.
    fn check_files(&self) -> Result<(), String> {
        let mut links: BTreeMap<i32, u32> = BTreeMap::new();
        for (pid, p) in self.processes.iter() {
            let sorted = p.fds.slots.windows(2).all(|w| w[0].fd < w[1].fd);
            must(sorted, || format!("the descriptors of {pid} are out of order"))?;
            for slot in &p.fds.slots {
                *links.entry(slot.file).or_default() += 1;
                must(self.open_files.contains(slot.file), || format!("descriptor {} of {pid} leads nowhere", slot.fd))?;
            }
        }
        for (id, n) in self.in_flight() {
            *links.entry(id).or_default() += n;
        }
        for (id, pty) in self.ptys.iter() {
            let open = |o: Object| self.open_files.iter().filter(|(_, f)| f.object == o).count();
            let (slaves, master) = (open(Object::Pty(id)), open(Object::PtyMaster(id)));
            must(slaves == pty.slaves as usize && master == usize::from(pty.master) && slaves + master > 0, || {
                format!("pseudo-terminal {id} has {slaves} slaves and {master} masters, and says otherwise")
            })?;
        }
        for (id, f) in self.open_files.iter() {
            let n = links.get(&id).copied().unwrap_or(0);
            must(f.links == n && n > 0, || format!("open file {id} ({}) says {} links, has {n}", f.path, f.links))?;
        }
        Ok(())
    }

    /// Open file descriptions on their way in messages, and how many links each has there.
    fn in_flight(&self) -> Vec<(i32, u32)> {
        let pieces = self.sockets.iter().flat_map(|(_, s)| s.pieces.iter().flat_map(|p| &p.files));
        let messages = self.sockets.iter().flat_map(|(_, s)| s.messages.iter().flat_map(|m| &m.files));
        pieces.chain(messages).map(|file| (*file, 1)).collect()
    }

    /// A socket has a descriptor or stands in one queue; the two ends of a connection know each other; a stream's
    /// bytes are those of its pieces.
    fn check_sockets(&self) -> Result<(), String> {
        for (id, s) in self.sockets.iter() {
            s.ring.check()?;
            let opens = self.open_files.iter().filter(|(_, f)| f.object == Object::Socket(id)).count();
            let waits = |l: &Socket| matches!(&l.state, State::Listening { queue, .. } if queue.contains(&id));
            let queues = self.sockets.iter().filter(|(_, l)| waits(l)).count();
            must(opens + queues == 1, || {
                format!("socket {id} has {opens} descriptions and stands in {queues} queues")
            })?;
            let pieces: usize = s.pieces.iter().map(|p| p.len).sum();
            must(!s.is_unix() || pieces == s.ring.len(), || {
                format!("socket {id} holds {} bytes and pieces of {pieces}", s.ring.len())
            })?;
            let one_sided = s
                .peer
                .filter(|_| s.kind != super::socket::Kind::Datagram)
                .is_some_and(|peer| s.is_connected() && self.sockets.get(peer).is_none_or(|p| p.peer != Some(id)));
            must(!one_sided, || format!("socket {id} is connected to one that does not know it"))?;
        }
        Ok(())
    }

    /// A pipe counts its ends right, and its ring is in order.
    fn check_pipes(&self) -> Result<(), String> {
        for (id, p) in self.pipes.iter() {
            p.ring.check()?;
            let of = |f: &&super::fd::OpenFile| f.object == Object::Pipe(id);
            let files = || self.open_files.iter().map(|(_, f)| f).filter(of);
            let (readers, writers) =
                (files().filter(|f| f.readable()).count(), files().filter(|f| f.writable()).count());
            // Those who wait for a FIFO's partner count, too.
            let opening = |read: bool| {
                let waits = |p: &Pending| {
                    let flags = i64::from(p.args[2] as i32) & super::abi::O_ACCMODE;
                    let side = if read { flags != super::abi::O_WRONLY } else { flags != super::abi::O_RDONLY };
                    p.call == Call::Openat && p.progress == 1 && p.scratch[0] == id as u64 && side
                };
                self.calls_in_progress().filter(|p| waits(p)).count()
            };
            let (r, w) = (readers + opening(true), writers + opening(false));
            must(p.readers as usize == r && p.writers as usize == w, || {
                format!("pipe {id} says {} readers and {} writers, has {r} and {w}", p.readers, p.writers)
            })?;
            must(r + w > 0, || format!("pipe {id} has no ends"))?;
        }
        Ok(())
    }

    /// Calls that wait or are about to look again.
    fn calls_in_progress(&self) -> impl Iterator<Item = &Pending> {
        self.threads.iter().filter_map(|(_, t)| match &t.state {
            RunState::Blocked(p) | RunState::Resuming(p, _) => Some(p),
            _ => None,
        })
    }

    /// Every inode has as many names as it says, and somebody leads to it.
    fn check_tree(&self) -> Result<(), String> {
        let mut names: BTreeMap<i32, u32> = BTreeMap::new();
        for (ino, i) in self.inodes.iter() {
            // A snapshot of /proc lists names that lead to no inode.
            if let Kind::Directory { entries, .. } = &i.kind
                && (i.links > 0 || ino == self.root)
            {
                for (name, child) in entries {
                    *names.entry(*child).or_default() += 1;
                    must(self.inodes.contains(*child), || format!("the name {name} leads nowhere"))?;
                }
            }
        }
        for (ino, i) in self.inodes.iter() {
            let n = names.get(&ino).copied().unwrap_or(0);
            let right = match &i.kind {
                Kind::Directory { .. } => n <= 1,
                _ => n == i.links,
            };
            must(right, || format!("inode {ino} says {} names, has {n}", i.links))?;
            let opens = self.open_files.iter().filter(|(_, f)| f.object == Object::Inode(ino)).count();
            let piped = usize::from(matches!(i.kind, Kind::Fifo { pipe: Some(_) }));
            let bound = self.sockets.iter().filter(|(_, s)| s.inode == Some(ino)).count();
            must(i.opens as usize == opens + piped + bound, || {
                format!("inode {ino} says {} opens, has {opens}", i.opens)
            })?;
            if let Kind::Regular { memory, .. } = i.kind {
                must(self.pages.object(memory).is_some(), || format!("the bytes of inode {ino} are gone"))?;
            }
        }
        Ok(())
    }

    /// A blocked thread is on a bench, in a place of its own; a thread belongs to a living process.
    fn check_threads(&self) -> Result<(), String> {
        let mut arrivals = Vec::new();
        for (tid, t) in self.threads.iter() {
            must(self.is_alive(t.pid), || format!("thread {tid} belongs to no living process"))?;
            must(t.mask & super::signal::UNBLOCKABLE == 0, || format!("thread {tid} blocks SIGKILL or SIGSTOP"))?;
            if let RunState::Blocked(p) = &t.state {
                must(!p.on.is_empty(), || format!("thread {tid} is blocked in {} on nothing", p.call.name()))?;
                must(!arrivals.contains(&p.arrival), || format!("thread {tid} came at the same time as another"))?;
                arrivals.push(p.arrival);
                must(p.deadline.is_none_or(|d| d > self.now), || format!("thread {tid} sleeps past its deadline"))?;
            }
        }
        Ok(())
    }

    fn check_processes(&self) -> Result<(), String> {
        for (pid, p) in self.processes.iter() {
            let threads = self.threads.iter().filter(|(_, t)| t.pid == pid && t.state != RunState::Ended).count();
            match p.life {
                Life::Zombie { .. } => {
                    must(p.fds.slots.is_empty(), || format!("zombie {pid} still has descriptors"))?;
                    must(self.processes.contains(p.ppid), || format!("nobody will wait for zombie {pid}"))?;
                }
                _ => must(threads > 0, || format!("process {pid} has no thread"))?,
            }
            let inode = self.inodes.get(p.cwd);
            must(p.is_zombie() || inode.is_some_and(super::inode::Inode::is_directory), || {
                format!("{pid} stands nowhere")
            })?;
        }
        Ok(())
    }
}
