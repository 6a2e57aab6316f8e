//! The kernel driven directly: threads that are nothing but the calls they make.

use super::call::Call;
use super::event::Event;
use super::mm::{Area, PROT_READ, PROT_WRITE};
use super::pages::Bytes;
use super::process::RunState;
use super::signal::{Delivery, Signalled};
use super::wait::Flow;
use super::{Errno, Kernel, Pid, Settings, Tid};

mod files;
mod locks;
mod mail;
mod pipes;
mod poll;
mod processes;
mod random;
mod signals;
mod sockets;
mod time;

/// Memory every process of a test has: addresses in it are handed out by `World::room`.
const BASE: u64 = 0x10_0000;
const SIZE: u64 = 0x10_0000;

/// How a call ended, or that it waits.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    Done(i64),
    Blocked,
    Other(Flow),
}

struct World {
    k: Kernel,
    events: Vec<Event>,
    next: u64,
    /// Calls that ended after they had waited, and handlers that ran, in order.
    log: Vec<String>,
}

fn err(e: Errno) -> Outcome {
    Outcome::Done(-i64::from(e.number()))
}

fn done(n: i64) -> Outcome {
    Outcome::Done(n)
}

impl World {
    fn new() -> World {
        World::with(Settings::default())
    }

    fn with(settings: Settings) -> World {
        let mut w = World { k: Kernel::new(settings), events: Vec::new(), next: BASE, log: Vec::new() };
        w.k.add_program("/bin/other", "other");
        let pid = w.k.spawn_first("test", &[b"test".to_vec()], &mut w.events);
        assert_eq!(pid, 1000);
        w.map(pid);
        w
    }

    /// Gives a process its memory.
    fn map(&mut self, pid: Pid) {
        let area = Area::anonymous(PROT_READ | PROT_WRITE);
        let mm = self.k.spaces.get_mut(self.k.space(pid)).unwrap();
        mm.map_at(&self.k.pages, BASE, SIZE, area).unwrap();
    }

    fn checked(&self) {
        if let Err(law) = self.k.check() {
            panic!("{law}");
        }
    }

    fn call(&mut self, tid: Tid, call: Call, args: &[u64]) -> Outcome {
        let mut all = [0; 6];
        all[..args.len()].copy_from_slice(args);
        let flow = self.k.syscall(tid, call, all, &mut self.events);
        self.checked();
        outcome(flow)
    }

    /// A call that must end at once with a result that is no error.
    fn ok(&mut self, tid: Tid, call: Call, args: &[u64]) -> i64 {
        match self.call(tid, call, args) {
            Outcome::Done(n) if n >= 0 => n,
            other => panic!("{}{args:?} of {tid}: {other:?}", call.name()),
        }
    }

    fn fork(&mut self, tid: Tid) -> Pid {
        match self.call(tid, Call::Fork, &[]) {
            Outcome::Other(Flow::Fork { child }) => child,
            other => panic!("fork: {other:?}"),
        }
    }

    fn thread(&mut self, tid: Tid) -> Tid {
        let at = self.room(8);
        match self.call(tid, Call::PthreadCreate, &[at, 0, 0x40_1000, 7, 0]) {
            Outcome::Other(Flow::Thread { tid, .. }) => tid,
            other => panic!("pthread_create: {other:?}"),
        }
    }

    fn exit(&mut self, tid: Tid, code: u64) {
        assert_eq!(self.call(tid, Call::ExitGroup, &[code]), Outcome::Other(Flow::ExitProcess));
    }

    /// Fresh memory, the same address in every process.
    fn room(&mut self, n: u64) -> u64 {
        let at = self.next;
        self.next += n.next_multiple_of(16);
        assert!(self.next < BASE + SIZE);
        at
    }

    fn put(&mut self, tid: Tid, bytes: &[u8]) -> u64 {
        let at = self.room(bytes.len() as u64);
        self.write(tid, at, bytes);
        at
    }

    fn write(&mut self, tid: Tid, at: u64, bytes: &[u8]) {
        let pid = self.k.threads.get(tid).unwrap().pid;
        let mm = self.k.spaces.get_mut(self.k.space(pid)).unwrap();
        mm.write(&mut self.k.pages, at, &Bytes::from(bytes)).unwrap();
    }

    fn string(&mut self, tid: Tid, s: &str) -> u64 {
        self.put(tid, &[s.as_bytes(), b"\0"].concat())
    }

    fn read(&self, tid: Tid, at: u64, n: u64) -> Vec<u8> {
        let pid = self.k.threads.get(tid).unwrap().pid;
        self.k.mm(pid).unwrap().read(&self.k.pages, at, n).unwrap().data
    }

    fn int(&self, tid: Tid, at: u64) -> i32 {
        i32::from_le_bytes(self.read(tid, at, 4).try_into().unwrap())
    }

    fn long(&self, tid: Tid, at: u64) -> u64 {
        u64::from_le_bytes(self.read(tid, at, 8).try_into().unwrap())
    }

    fn pipe(&mut self, tid: Tid) -> (u64, u64) {
        let at = self.room(8);
        self.ok(tid, Call::Pipe, &[at]);
        (self.int(tid, at) as u64, self.int(tid, at + 4) as u64)
    }

    fn open(&mut self, tid: Tid, path: &str, flags: i64, mode: u64) -> Outcome {
        let path = self.string(tid, path);
        self.call(tid, Call::Openat, &[super::abi::AT_FDCWD as u64, path, flags as u64, mode])
    }

    fn write_str(&mut self, tid: Tid, fd: u64, s: &str) -> Outcome {
        let at = self.put(tid, s.as_bytes());
        self.call(tid, Call::Write, &[fd, at, s.len() as u64])
    }

    /// Reads and gives what came, or why not.
    fn read_str(&mut self, tid: Tid, fd: u64, n: u64) -> Result<String, Outcome> {
        let at = self.room(n);
        match self.call(tid, Call::Read, &[fd, at, n]) {
            Outcome::Done(n) if n >= 0 => Ok(String::from_utf8(self.read(tid, at, n as u64)).unwrap()),
            other => Err(other),
        }
    }

    /// Installs a handler (any address above 1 will do), SIG_DFL (0) or SIG_IGN (1).
    fn action(&mut self, tid: Tid, signal: i64, handler: u64, flags: i64, mask: u64) {
        let l = &super::abi::SIGACTION;
        let b = l.make(&[("sa_handler", handler), ("sa_mask", mask), ("sa_flags", flags as u64)]);
        let at = self.put(tid, &b);
        self.ok(tid, Call::RtSigaction, &[signal as u64, at, 0]);
    }

    fn block_signals(&mut self, tid: Tid, how: i64, set: u64) {
        let at = self.put(tid, &set.to_le_bytes());
        self.ok(tid, Call::RtSigprocmask, &[how as u64, at, 0]);
    }

    fn is_blocked(&self, tid: Tid) -> bool {
        self.k.threads.get(tid).is_some_and(|t| t.blocked().is_some())
    }

    /// One step of a thread, as a machine would make it, without user code: its call goes on, signals are delivered,
    /// handlers return at once.
    fn step(&mut self, tid: Tid) -> bool {
        if !self.k.runnable(tid) {
            return false;
        }
        let resuming = matches!(&self.k.threads.get(tid).unwrap().state, RunState::Resuming(..));
        if resuming {
            let call = self.k.threads.get(tid).and_then(|t| match &t.state {
                RunState::Resuming(p, _) => Some(p.call),
                _ => None,
            });
            let flow = self.k.resume(tid, &mut self.events);
            self.checked();
            if let Outcome::Done(n) = outcome(flow) {
                self.log.push(format!("{tid} {} = {n}", call.unwrap().name()));
            }
            return true;
        }
        match self.take_signal(tid) {
            Signalled::Handler(d) => {
                self.handler_returns(tid, &d);
                true
            }
            Signalled::Ended => {
                self.log.push(format!("{tid} ended"));
                true
            }
            Signalled::Stopped => {
                self.log.push(format!("{tid} stopped"));
                true
            }
            Signalled::Reenter => true,
            Signalled::Nothing => false,
        }
    }

    fn take_signal(&mut self, tid: Tid) -> Signalled {
        let s = self.k.take_signal(tid, &mut self.events);
        self.checked();
        s
    }

    /// The handler that was just delivered returns.
    fn handler_returns(&mut self, tid: Tid, d: &Delivery) {
        self.log.push(format!("{tid} handler {}", d.signal));
        assert_eq!(self.call(tid, Call::RtSigreturn, &[]), Outcome::Other(Flow::SigReturn));
        if let super::process::AfterHandler::Result(n) = self.k.after_handler(tid) {
            self.log.push(format!("{tid} = {n}"));
        }
    }

    /// Lets every thread step until none can, lowest tid first; gives the log since the last time.
    fn settle(&mut self) -> Vec<String> {
        while self.k.threads.ids().into_iter().any(|tid| self.step(tid)) {}
        std::mem::take(&mut self.log)
    }
}

fn outcome(flow: Flow) -> Outcome {
    match flow {
        Flow::Return(n) => Outcome::Done(n),
        Flow::Block => Outcome::Blocked,
        other => Outcome::Other(other),
    }
}
