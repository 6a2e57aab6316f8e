//! Processes and threads: who they are, what they are doing, whom they belong to (credentials(7), pthreads(7)).
//!
//! The registers and call stacks of a thread are the machine's (`vm::Thread`, under the same tid); the kernel knows
//! only what a kernel knows.
//!
//! Rules:
//! - Pids and tids are drawn from one sequence; the first thread of a process has the pid as its tid.
//! - A process that has ended is a zombie in `Kernel::processes` until its parent has waited for it. It has no
//!   threads, no descriptors and no memory.
//! - Process 1 is there without a row: it adopts orphans and waits for them at once. The first process's parent is the
//!   shell outside, pid `first_pid - 1`: it has no row either, leads the session, and waits for the first process.

use std::rc::Rc;

use super::abi;
use super::cputime::CpuTime;
use super::event::{Event, Object};
use super::fd::{FdSlot, FdTable, OpenFile};
use super::mm::AddressSpace;
use super::share::Shares;
use super::timer::Timers;
use super::wait::{Channel, Flow, Pending, Restart, Why};
use super::{Answer, Cx, Errno, Kernel, Pid, Tid, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Process {
    pub pid: Pid,
    pub ppid: Pid,
    pub pgid: Pid,
    pub sid: Pid,
    /// The program's name, or what the scenario calls the process.
    pub name: String,
    /// As `ps` and `/proc/PID/cmdline` show it.
    pub argv: Rc<Vec<Vec<u8>>>,
    /// Where its program is: `/proc/PID/exe`.
    pub exe: Rc<str>,
    pub life: Life,
    /// Its memory, in `Kernel::spaces`; several processes may have one (share.rs).
    pub space: i32,
    /// Whose tables of descriptors and so on it has.
    pub shares: Shares,
    /// vfork: a thread of this process waits until the one at hand has let go of its memory.
    pub lender: Option<Pid>,
    /// Handlers that run on stacks which no thread is on (swapcontext(3)), by the stacks' lowest addresses, sorted.
    pub left_handlers: Vec<(u64, Vec<HandlerFrame>)>,
    pub fds: FdTable,
    /// Address of handler and flags for each signal, 1..=64, at index number - 1.
    pub actions: Rc<Vec<SignalAction>>,
    /// Pending for the process as a whole, in order of arrival for the real-time ones.
    pub pending: Vec<SignalInfo>,
    pub umask: u32,
    /// Inode of the working directory.
    pub cwd: i32,
    /// On which of the scenario's hosts it is.
    pub host: usize,
    pub user: Credentials,
    pub timers: Timers,
    pub cpu: CpuTime,
    pub limits: Rc<Vec<(u64, u64)>>,
    /// A stop or continuation that no wait has told of yet.
    pub report: Option<Report>,
    /// It has called execve: its parent may no longer move it to another group.
    pub has_execed: bool,
    /// Where a cancelled thread is to go (`cancel_handler`); 0: nowhere.
    pub cancel_handler: u64,
    /// prctl(2): the signal it gets when its parent ends.
    pub death_signal: i32,
    /// What tells its parent of its end: `SIGCHLD`, or by clone(2) another signal, or 0 for none.
    pub exit_signal: i32,
    /// prctl(2), `PR_SET_DUMPABLE`: it asked for no core files, until it execs.
    pub undumpable: bool,
    /// prctl(2): orphans among its descendants become its children.
    pub subreaper: bool,
    pub nice: i32,
    /// When it began, on the virtual clock.
    pub started: u64,
    /// Named semaphores it has open: address, and how often.
    pub named_semaphores: Vec<(u64, u32)>,
    /// Rights to ports (mailbox.rs).
    pub rights: super::mailbox::Rights,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    Alive,
    /// Stopped by this signal.
    Stopped(i32),
    /// Ended; the status waits for the parent.
    Zombie {
        status: i32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Report {
    Stopped(i32),
    Continued,
}

/// credentials(7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Credentials {
    /// Real, effective, saved.
    pub uid: [u32; 3],
    pub gid: [u32; 3],
}

/// sigaction(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct SignalAction {
    /// 0: default, 1: ignore, else the handler's address.
    pub handler: u64,
    pub mask: u64,
    pub flags: u64,
}

/// siginfo_t as far as programs read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct SignalInfo {
    pub signal: i32,
    /// `SI_USER`, `CLD_EXITED`, ...
    pub code: i32,
    pub pid: Pid,
    pub uid: u32,
    pub status: i32,
    pub value: u64,
    pub addr: u64,
    /// Of a POSIX timer: its id, and how often it ran out beyond the one told.
    pub timer: i32,
    pub overrun: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thread {
    pub tid: Tid,
    /// What `pthread_self` says: the tid, but in a forked child what its parent's thread was called.
    pub handle: Tid,
    pub pid: Pid,
    pub state: RunState,
    /// Blocked signals: bit number - 1.
    pub mask: u64,
    pub pending: Vec<SignalInfo>,
    /// What is to be restored as each running handler returns, innermost last.
    pub handlers: Vec<HandlerFrame>,
    /// sigsuspend, ppoll, pselect: the mask to restore after the handler.
    pub saved_mask: Option<u64>,
    /// The call that a signal cut off, until the signal has been delivered.
    pub cut: Option<(Pending, Restart)>,
    /// How to go on after the handler that has just returned.
    pub after: Option<AfterHandler>,
    /// sigaltstack(2): address, size; none when disabled.
    pub altstack: Option<(u64, u64)>,
    /// pthread_exit's result, once it has ended.
    pub result: u64,
    pub detached: bool,
    pub cancel: Cancel,
    /// Start and size of the mapping that is its stack; (0, 0) for the first thread and for a stack of the program's.
    pub stack: (u64, u64),
    /// Start and size of the stack the program gave it (pthread_attr_setstack(3)).
    pub given_stack: (u64, u64),
    /// pthread_setname_np(3).
    pub name: String,
    pub policy: i32,
    pub priority: i32,
    /// Nanoseconds of processor time.
    pub worked: u64,
    /// Robust mutexes it holds: their addresses, for the heir to be told.
    pub robust: Vec<u64>,
    /// Where a 0 is to stand when it has ended, and who waits there is to be woken (set_tid_address(2)); 0: nowhere.
    pub clear_tid: u64,
    /// It began in a function that clone(2) was given: what that returns is its exit status.
    pub cloned: bool,
}

/// pthread_cancel(3), pthread_setcancelstate(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Cancel {
    pub requested: bool,
    pub disabled: bool,
    pub asynchronous: bool,
    /// It has reached a cancellation point: the handler is to run.
    pub acting: bool,
    /// It is being cancelled: no second time.
    pub acted: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RunState {
    Ready,
    /// Inside a call that waits.
    Blocked(Pending),
    /// Ready to enter this call again: it was woken, timed out or interrupted.
    Resuming(Pending, Why),
    /// Ended; a joinable thread's result is kept until it is joined.
    Ended,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandlerFrame {
    pub signal: i32,
    pub mask: u64,
    /// The call to enter again after the handler (`SA_RESTART`), or its result.
    pub then: AfterHandler,
    /// The handler runs on the alternate stack.
    pub on_altstack: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AfterHandler {
    /// The thread was not in a call.
    Nothing,
    /// The kernel has made the thread `Resuming`: `resume` enters the call again.
    Restart(Pending),
    /// The call is over with this result.
    Result(i64),
}

impl Thread {
    #[must_use]
    pub fn new(tid: Tid, pid: Pid) -> Thread {
        Thread {
            tid,
            handle: tid,
            pid,
            state: RunState::Ready,
            mask: 0,
            pending: Vec::new(),
            handlers: Vec::new(),
            saved_mask: None,
            cut: None,
            after: None,
            altstack: None,
            result: 0,
            detached: false,
            cancel: Cancel::default(),
            stack: (0, 0),
            given_stack: (0, 0),
            name: String::new(),
            policy: 0,
            priority: 0,
            worked: 0,
            robust: Vec::new(),
            clear_tid: 0,
            cloned: false,
        }
    }

    /// The call it is blocked in, if it is.
    #[must_use]
    pub fn blocked(&self) -> Option<&Pending> {
        match &self.state {
            RunState::Blocked(p) => Some(p),
            _ => None,
        }
    }

    /// Whether it waits for a child that vfork made.
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.blocked().is_some_and(|p| matches!(p.on[..], [Channel::Vfork(_)]))
    }

    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, RunState::Ready | RunState::Resuming(..))
    }
}

impl Process {
    /// What is to be done about a signal.
    #[must_use]
    pub fn action(&self, signal: i32) -> SignalAction {
        self.actions.get((signal - 1) as usize).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn is_zombie(&self) -> bool {
        matches!(self.life, Life::Zombie { .. })
    }

    /// A limit's soft value (getrlimit(2)).
    #[must_use]
    pub fn limit(&self, resource: i64) -> u64 {
        self.limits.get(resource as usize).map_or(u64::MAX, |l| l.0)
    }
}

impl Kernel {
    /// The pid that stands for the shell outside, which started the run.
    #[must_use]
    pub fn outside_pid(&self) -> Pid {
        self.settings.first_pid - 1
    }

    /// The threads of a process, in the order of their tids, those that have ended and not been joined included.
    #[must_use]
    pub fn threads_of(&self, pid: Pid) -> Vec<Tid> {
        self.threads.iter().filter(|(_, t)| t.pid == pid).map(|(tid, _)| tid).collect()
    }

    /// The process, alive or zombie, that a call names; `ESRCH` if there is none.
    pub(super) fn process(&self, pid: Pid) -> Result<&Process, Errno> {
        self.processes.get(pid).ok_or(Errno::ESRCH)
    }

    /// The caller's own process.
    pub(super) fn me(&mut self, cx: &Cx) -> Result<&mut Process, Errno> {
        self.processes.get_mut(cx.pid).ok_or(Errno::ESRCH)
    }

    /// The next pid or tid.
    pub(super) fn next_task(&mut self) -> Result<i32, Errno> {
        if self.processes.len() + self.threads.len() >= 2 * self.settings.task_limit as usize {
            return Err(Errno::EAGAIN);
        }
        let last = self.last_task.max(self.outside_pid());
        self.last_task = last + 1;
        Ok(self.last_task)
    }

    /// Makes the first process of the run, with descriptors 0, 1 and 2; the machine loads its program.
    pub fn spawn_first(&mut self, name: &str, argv: &[Vec<u8>], events: &mut Vec<Event>) -> Pid {
        let Ok(pid) = self.next_task() else { return 0 };
        let outside = self.outside_pid();
        let uid = self.settings.uid;
        let mut mm = AddressSpace::default();
        mm.limit = self.settings.memory_limit;
        let process = Process {
            pid,
            ppid: outside,
            pgid: pid,
            sid: outside,
            name: name.to_string(),
            argv: Rc::new(argv.to_vec()),
            exe: "".into(),
            life: Life::Alive,
            space: pid,
            shares: Shares::alone(pid),
            lender: None,
            left_handlers: Vec::new(),
            fds: FdTable::default(),
            actions: Rc::new(vec![SignalAction::default(); 64]),
            pending: Vec::new(),
            umask: 0o022,
            cwd: self.home,
            host: self.placed(name, 0),
            user: Credentials { uid: [uid; 3], gid: [uid; 3] },
            timers: Timers::default(),
            cpu: CpuTime::default(),
            limits: super::limits::defaults(),
            report: None,
            has_execed: false,
            cancel_handler: 0,
            death_signal: 0,
            exit_signal: abi::SIGCHLD as i32,
            undumpable: false,
            subreaper: false,
            nice: 0,
            started: self.now,
            named_semaphores: Vec::new(),
            rights: Vec::new(),
        };
        self.spaces.insert(pid, mm);
        self.processes.insert(pid, process);
        let exe = self.program_path(pid, &argv.first().map_or_else(|| name.into(), |a| String::from_utf8_lossy(a)));
        if let Some(process) = self.processes.get_mut(pid) {
            process.exe = exe;
        }
        self.threads.insert(pid, Thread::new(pid, pid));
        self.terminal_mut().foreground = pid;
        let terminal = |yes, n| if yes { Object::Terminal } else { Object::Outside(n) };
        let input = terminal(self.settings.stdin_is_terminal, 0);
        let output = terminal(self.settings.stdout_is_terminal, 1);
        // The terminal is opened once for all three, as a login shell has it; a pipe is one for each direction.
        let mut last: Option<(Object, i32)> = None;
        for (fd, object) in [(0, input), (1, output), (2, terminal(self.settings.stdout_is_terminal, 2))] {
            let file = match last {
                Some((same, file)) if same == object => file,
                _ => self.open_files.add(self.standard_file(object)),
            };
            last = Some((object, file));
            if let Some(f) = self.open_files.get_mut(file) {
                f.links += 1;
            }
            if let Some(p) = self.processes.get_mut(pid) {
                p.fds.insert(FdSlot { fd, file, cloexec: false });
            }
            events.push(Event::Opened { pid, fd, object });
        }
        pid
    }

    fn standard_file(&self, object: Object) -> OpenFile {
        let (flags, path) = match object {
            Object::Outside(0) => (abi::O_RDONLY, "pipe:[outside]"),
            Object::Outside(_) => (abi::O_WRONLY, "pipe:[outside]"),
            _ => (abi::O_RDWR, "/dev/pts/0"),
        };
        OpenFile::new(object, flags as u32, path)
    }

    /// The child of fork, vfork or clone with its first thread. `flags`: what of clone's it shares with its parent.
    pub(super) fn make_child(&mut self, cx: &mut Cx, flags: i64) -> Result<Pid, Errno> {
        let child = self.next_task()?;
        let (pid, now) = (cx.pid, self.now);
        let has = |flag: i64| flags & flag != 0;
        let space = self.child_space(pid, child, has(abi::CLONE_VM))?;
        let parent = self.process(pid)?;
        let sibling = has(abi::CLONE_PARENT);
        let process = Process {
            pid: child,
            // clone(2), CLONE_PARENT: the parent is the caller's, and is told as it is of the caller's end.
            ppid: if sibling { parent.ppid } else { pid },
            exit_signal: if sibling { parent.exit_signal } else { (flags & 0xff) as i32 },
            space,
            shares: parent.shares.of_child(child, flags),
            lender: has(abi::CLONE_VFORK).then_some(pid),
            // fork(2): the child's set of pending signals is empty, timers are not inherited, and the counters of
            // processor time begin at zero.
            pending: Vec::new(),
            timers: Timers::default(),
            cpu: CpuTime::default(),
            report: None,
            has_execed: false,
            death_signal: 0,
            subreaper: false,
            started: now,
            name: parent.name.clone(),
            argv: parent.argv.clone(),
            exe: parent.exe.clone(),
            left_handlers: parent.left_handlers.clone(),
            fds: if has(abi::CLONE_FILES) { parent.fds.clone() } else { parent.fds.copy() },
            actions: parent.actions.clone(),
            limits: parent.limits.clone(),
            named_semaphores: parent.named_semaphores.clone(),
            rights: super::mailbox::inherited(&parent.rights),
            ..*parent
        };
        // Each descriptor counts where it leads, be the table the parent's or a copy: what they lead to is shared.
        for slot in &process.fds.slots {
            if let Some(file) = self.open_files.get_mut(slot.file) {
                file.links += 1;
            }
        }
        self.processes.insert(child, process);
        let Some(caller) = self.threads.get(cx.tid) else { return Err(Errno::ESRCH) };
        let thread = Thread {
            tid: child,
            pid: child,
            state: RunState::Ready,
            pending: Vec::new(),
            cut: None,
            after: None,
            detached: false,
            worked: 0,
            robust: Vec::new(),
            clear_tid: if has(abi::CLONE_CHILD_CLEARTID) { cx.arg(3) } else { 0 },
            ..caller.clone()
        };
        self.threads.insert(child, thread);
        self.inherit_sockets(pid, child);
        cx.emit(Event::Forked { parent: pid, child });
        Ok(child)
    }

    /// vfork: the parent of a child that ends or has its own memory now goes on.
    pub(super) fn return_memory(&mut self, child: Pid, events: &mut Vec<Event>) {
        if self.processes.get_mut(child).and_then(|p| p.lender.take()).is_some() {
            self.wake_all(Channel::Vfork(child), Some(child), events);
        }
    }

    /// The caller waits until its child has let go of its memory.
    pub(super) fn suspend_for(&mut self, cx: &mut Cx, child: Pid) {
        // Not even a handler runs in between: the wait is one that only SIGKILL ends.
        cx.pending.interruptible = false;
        cx.pending.progress = child as u64;
        cx.pending.on = vec![Channel::Vfork(child)];
        self.go_to_sleep(cx.tid, cx.pending.clone(), cx.events);
    }
}

pub(super) fn sys_fork(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(Flow::Fork { child: k.make_child(cx, abi::SIGCHLD)? })
}

/// vfork(2): the child runs in the parent's memory, and the calling thread is suspended until the child execs or ends.
pub(super) fn sys_vfork(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if !cx.first() {
        return after_suspension(k, cx);
    }
    let child = k.make_child(cx, abi::CLONE_VM | abi::CLONE_VFORK | abi::SIGCHLD)?;
    k.suspend_for(cx, child);
    Ok(Flow::Fork { child })
}

/// vfork's call, entered again.
pub(super) fn after_suspension(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let child = cx.pending.progress as Pid;
    if k.processes.get(child).is_some_and(|p| p.lender == Some(cx.pid)) {
        return k.block(cx, &[Channel::Vfork(child)], Restart::Always);
    }
    Ok(ret(i64::from(child)))
}

pub(super) fn sys_getpid(_: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(i64::from(cx.pid)))
}

pub(super) fn sys_gettid(_: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(i64::from(cx.tid)))
}

pub(super) fn sys_getppid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(i64::from(k.me(cx)?.ppid)))
}

/// setpgid(2).
pub(super) fn sys_setpgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let pid = if cx.int(0) == 0 { cx.pid } else { cx.int(0) };
    let pgid = if cx.int(1) == 0 { pid } else { cx.int(1) };
    if pgid < 0 {
        return Err(Errno::EINVAL.into());
    }
    let caller_sid = k.me(cx)?.sid;
    let target = k.process(pid)?;
    let is_child = target.ppid == cx.pid;
    if pid != cx.pid && !is_child {
        return Err(Errno::ESRCH.into());
    }
    if is_child && target.sid != caller_sid {
        return Err(Errno::EPERM.into());
    }
    if is_child && target.has_execed {
        return Err(Errno::EACCES.into());
    }
    // A session leader stays where it is, and a group is joined only within the session.
    let group_here = k.processes.iter().any(|(_, p)| p.pgid == pgid && p.sid == caller_sid);
    if target.sid == pid || (pgid != pid && !group_here) {
        return Err(Errno::EPERM.into());
    }
    if let Some(target) = k.processes.get_mut(pid) {
        target.pgid = pgid;
    }
    Ok(ret(0))
}

pub(super) fn sys_getpgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let pid = if cx.int(0) == 0 { cx.pid } else { cx.int(0) };
    Ok(ret(i64::from(k.process(pid)?.pgid)))
}

pub(super) fn sys_getpgrp(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(i64::from(k.me(cx)?.pgid)))
}

/// setsid(2): a new session, of which the caller is the leader, without a terminal.
pub(super) fn sys_setsid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let pid = cx.pid;
    if k.processes.iter().any(|(_, p)| p.pgid == pid) {
        return Err(Errno::EPERM.into());
    }
    let me = k.me(cx)?;
    (me.pgid, me.sid) = (pid, pid);
    Ok(ret(i64::from(pid)))
}

pub(super) fn sys_getsid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let pid = if cx.int(0) == 0 { cx.pid } else { cx.int(0) };
    Ok(ret(i64::from(k.process(pid)?.sid)))
}
