//! The end of a process, and waiting for it (_exit(2), wait(2), waitid(2)).
//!
//! Rules:
//! - A process that ends closes its descriptors, gives its memory back, lets its children go to process 1 (or to the
//!   nearest ancestor that asked for them), tells its parent by `SIGCHLD`, and stays as a zombie with its status.
//! - A parent that ignores `SIGCHLD`, or set `SA_NOCLDWAIT`, gets no zombies (wait(2), NOTES).
//! - Process 1 and the shell outside wait at once for whatever is theirs.

use super::event::Event;
use super::pages::{CLOSED, DEFINED};
use super::process::{Life, Report, RunState, SignalInfo};
use super::signal::{SIG_IGN, SIGCHLD, SIGCONT};
use super::wait::{Channel, Flow, Restart};
use super::{Answer, Cx, Errno, Kernel, Pid, Tid, abi, ret};

impl Kernel {
    /// Ends a process with a status as wait(2) encodes it: the code in bits 8 to 15, or the signal (and 0x80 for a
    /// core) in the low byte.
    pub fn exit_process(&mut self, pid: Pid, status: i32, events: &mut Vec<Event>) {
        if !self.is_alive(pid) {
            return;
        }
        for tid in self.threads_of(pid) {
            self.release_thread(tid, events);
        }
        self.leave_shares(pid, true);
        self.close_all(pid, events);
        self.release_record_locks(pid, events);
        self.undo_semaphores(pid, events);
        self.return_memory(pid, events);
        self.close_sockets(pid, events);
        let Some(process) = self.processes.get_mut(pid) else { return };
        process.timers = super::timer::Timers::default();
        process.pending.clear();
        process.life = Life::Zombie { status };
        process.report = None;
        let (parent, pgid, sid) = (process.ppid, process.pgid, process.sid);
        self.leave_space(pid);
        self.release_memory(events);
        events.push(Event::Exited { pid, status });
        self.close_mailboxes(pid, events);
        if pid == self.settings.first_pid {
            self.first_status = Some(status);
        }
        self.orphan_children(pid, events);
        if sid == pid {
            self.hang_up(pid, events);
        }
        self.signal_orphaned_group(pgid, events);
        self.tell_parent_of_exit(pid, parent, status, events);
    }

    /// Takes a thread out of the kernel: it is on no bench any more, and holds no robust mutex.
    pub(super) fn release_thread(&mut self, tid: Tid, events: &mut Vec<Event>) {
        self.pass_on(tid, events);
        self.withdraw_fifo_open(tid, events);
        self.withdraw_offer(tid);
        self.abandon_robust(tid, events);
        self.bequeath_time(tid);
        self.give_stack_back(tid);
        self.clear_tid(tid, events);
        self.threads.remove(tid);
        self.wake_all(Channel::Join(tid), None, events);
    }

    /// Its children go to the nearest ancestor that reaps for its descendants (prctl(2)), else to process 1.
    fn orphan_children(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let children: Vec<Pid> = self.processes.iter().filter(|(_, p)| p.ppid == pid).map(|(c, _)| c).collect();
        let mut heir = self.processes.get(pid).map_or(1, |p| p.ppid);
        while self.processes.get(heir).is_some_and(|p| !p.subreaper || p.is_zombie()) {
            heir = self.processes.get(heir).map_or(1, |p| p.ppid);
        }
        let heir = if self.processes.contains(heir) { heir } else { 1 };
        let (group, session) = self.processes.get(pid).map_or((0, 0), |p| (p.pgid, p.sid));
        for child in children {
            let Some(process) = self.processes.get_mut(child) else { continue };
            process.ppid = heir;
            process.exit_signal = SIGCHLD;
            // A child's group may have had nobody else to continue it.
            let orphaned = Some(process.pgid).filter(|&g| g != group && process.sid == session);
            let signal = process.death_signal;
            if let Life::Zombie { status } = process.life {
                self.tell_parent_of_exit(child, heir, status, events);
                continue;
            }
            events.push(Event::Adopted { child, by: heir });
            if signal != 0 {
                self.send_signal(SignalInfo::from_kernel(signal), child, None, None, events);
            }
            if let Some(group) = orphaned {
                self.signal_orphaned_group(group, events);
            }
        }
    }

    /// _exit(2): if the end of a process leaves a group without anybody who could continue it, its stopped members get
    /// `SIGHUP` and then `SIGCONT`.
    fn signal_orphaned_group(&mut self, pgid: Pid, events: &mut Vec<Event>) {
        let stopped = self.processes.iter().any(|(_, p)| p.pgid == pgid && matches!(p.life, Life::Stopped(_)));
        if stopped && self.is_orphaned_group(pgid) {
            self.signal_group(pgid, SignalInfo::from_kernel(abi::SIGHUP as i32), None, events);
            self.signal_group(pgid, SignalInfo::from_kernel(SIGCONT), None, events);
        }
    }

    fn tell_parent_of_exit(&mut self, pid: Pid, parent: Pid, status: i32, events: &mut Vec<Event>) {
        let uid = self.processes.get(pid).map_or(0, |p| p.user.uid[0]);
        let Some(action) = self.processes.get(parent).filter(|p| !p.is_zombie()).map(|p| p.action(SIGCHLD)) else {
            self.reap(pid, parent, events);
            return;
        };
        let signal = self.processes.get(pid).map_or(SIGCHLD, |p| p.exit_signal);
        let usual = signal == SIGCHLD;
        let no_zombie = usual && (action.handler == SIG_IGN || action.flags & abi::SA_NOCLDWAIT as u64 != 0);
        if signal != 0 && !(usual && action.handler == SIG_IGN) {
            let (code, status) = match status & 0x7f {
                0 => (abi::CLD_EXITED, status >> 8),
                signal if status & 0x80 != 0 => (abi::CLD_DUMPED, signal),
                signal => (abi::CLD_KILLED, signal),
            };
            let info = SignalInfo { signal, code: code as i32, pid, uid, status, ..SignalInfo::default() };
            self.send_signal(info, parent, None, None, events);
        }
        if no_zombie {
            self.reap(pid, parent, events);
        }
        // Even then: a wait for the last child ends with ECHILD.
        self.wake_all(Channel::Child(parent), None, events);
    }

    fn reap(&mut self, child: Pid, parent: Pid, events: &mut Vec<Event>) {
        if let Some(Life::Zombie { status }) = self.processes.get(child).map(|p| p.life) {
            self.processes.remove(child);
            events.push(Event::Reaped { parent, child, status });
        }
    }
}

/// _exit(2) of one thread, as pthread_exit's last step; the last one ends the process.
pub(super) fn sys_exit(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.end_thread(cx, 0, (cx.int(0) & 0xff) << 8)
}

pub(super) fn sys_exit_group(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.exit_process(cx.pid, (cx.int(0) & 0xff) << 8, cx.events);
    Ok(Flow::ExitProcess)
}

impl Kernel {
    /// The calling thread ends with a result for whoever joins it; the last one takes the process along.
    pub(super) fn end_thread(&mut self, cx: &mut Cx, result: u64, status: i32) -> Answer {
        let (tid, pid) = (cx.tid, cx.pid);
        let others = self.threads.iter().any(|(id, t)| t.pid == pid && id != tid && t.state != RunState::Ended);
        if !others {
            self.exit_process(pid, status, cx.events);
            return Ok(Flow::ExitProcess);
        }
        cx.emit(Event::ThreadEnded { pid, tid });
        self.abandon_robust(tid, cx.events);
        self.bequeath_time(tid);
        self.give_stack_back(tid);
        self.clear_tid(tid, cx.events);
        let detached = self.threads.get(tid).is_some_and(|t| t.detached);
        if detached {
            self.forget_thread(tid);
        } else if let Some(thread) = self.threads.get_mut(tid) {
            thread.state = RunState::Ended;
            thread.result = result;
            thread.pending.clear();
            // As in glibc, the stack is nobody else's until the thread is joined.
            let (start, len) = thread.stack;
            if len > 0
                && let Some(mm) = self.spaces.get_mut(self.space(pid))
            {
                mm.discard(start, len, CLOSED);
            }
        }
        self.wake_all(Channel::Join(tid), Some(tid), cx.events);
        self.retarget(pid, cx.events);
        Ok(Flow::ExitThread)
    }
}

impl Kernel {
    /// A stack that the program gave is ordinary memory again when its thread has ended.
    fn give_stack_back(&mut self, tid: Tid) {
        let Some(thread) = self.threads.get(tid) else { return };
        let ((start, len), pid) = (thread.given_stack, thread.pid);
        if len > 0
            && let Some(mm) = self.spaces.get_mut(self.space(pid))
        {
            mm.mark(start, len, DEFINED);
        }
    }

    /// A thread that has ended and that nobody will ask for: with it goes its stack, if that was the library's mapping.
    pub(super) fn forget_thread(&mut self, tid: Tid) {
        let Some(thread) = self.threads.remove(tid) else { return };
        let (start, len) = thread.stack;
        if len > 0
            && let Some(mm) = self.spaces.get_mut(self.space(thread.pid))
        {
            let _ = mm.unmap_by(start, len, "");
        }
    }
}

/// Which children a wait is for.
#[derive(Clone, Copy)]
enum Which {
    Any,
    Pid(Pid),
    Group(Pid),
}

/// What a wait has found.
#[derive(Clone, Copy)]
struct Found {
    pid: Pid,
    uid: u32,
    /// As wait(2) encodes it.
    status: i32,
    code: i64,
    /// The exit code or the signal, for siginfo_t.
    value: i32,
    /// Processor time it and its own children have used.
    used: u64,
}

impl Kernel {
    /// The first child that has something to tell. `options` in waitid's words. `ECHILD` if there is no such child.
    fn look_for_child(&mut self, cx: &mut Cx, which: Which, options: i64) -> Result<Option<Found>, Errno> {
        let mut any = false;
        let mut found = None;
        for (pid, p) in self.processes.iter().filter(|(_, p)| p.ppid == cx.pid) {
            let meant = match which {
                Which::Any => true,
                Which::Pid(wanted) => pid == wanted,
                Which::Group(group) => p.pgid == group,
            };
            // wait(2), __WCLONE: a child that tells of its end by another signal is waited for only by those who say so.
            let other = (p.exit_signal != SIGCHLD) != (options & abi::__WCLONE != 0);
            if !meant || (other && options & abi::__WALL == 0) {
                continue;
            }
            any = true;
            let uid = p.user.uid[0];
            found = match (p.life, p.report) {
                (Life::Zombie { status }, _) if options & abi::WEXITED != 0 => {
                    let (code, value) = match status & 0x7f {
                        0 => (abi::CLD_EXITED, status >> 8),
                        s if status & 0x80 != 0 => (abi::CLD_DUMPED, s),
                        s => (abi::CLD_KILLED, s),
                    };
                    Some(Found { pid, uid, status, code, value, used: 0 })
                }
                (_, Some(Report::Stopped(s))) if options & abi::WSTOPPED != 0 => {
                    Some(Found { pid, uid, status: s << 8 | 0x7f, code: abi::CLD_STOPPED, value: s, used: 0 })
                }
                (_, Some(Report::Continued)) if options & abi::WCONTINUED != 0 => {
                    Some(Found { pid, uid, status: 0xffff, code: abi::CLD_CONTINUED, value: SIGCONT, used: 0 })
                }
                _ => None,
            };
            if found.is_some() {
                break;
            }
        }
        if let Some(f) = &mut found
            && options & abi::WNOWAIT == 0
        {
            if f.code <= abi::CLD_DUMPED {
                f.used = self.inherit_time(f.pid, cx.pid);
                self.reap(f.pid, cx.pid, cx.events);
            } else if let Some(child) = self.processes.get_mut(f.pid) {
                child.report = None;
            }
        }
        if any { Ok(found) } else { Err(Errno::ECHILD) }
    }
}

/// wait4(2), and by it wait(2) and waitpid(2).
pub(super) fn sys_wait4(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (pid, status_at, options, usage) = (cx.int(0), cx.arg(1), cx.flags(2) & 0xffff_ffff, cx.arg(3));
    let known = abi::WNOHANG | abi::WUNTRACED | abi::WCONTINUED | abi::__WALL | abi::__WCLONE | 0x2000_0000;
    if options & !known != 0 {
        return Err(Errno::EINVAL.into());
    }
    let which = match pid {
        i32::MIN => return Err(Errno::ESRCH.into()),
        -1 => Which::Any,
        0 => Which::Group(k.me(cx)?.pgid),
        1.. => Which::Pid(pid),
        _ => Which::Group(-pid),
    };
    // WUNTRACED and WSTOPPED are one number.
    let Some(found) = k.look_for_child(cx, which, options | abi::WEXITED)? else {
        if options & abi::WNOHANG != 0 {
            return Ok(ret(0));
        }
        return k.block(cx, &[Channel::Child(cx.pid)], Restart::IfAsked);
    };
    k.store_int_opt(cx, status_at, found.status)?;
    k.struct_out_opt(cx, usage, &abi::RUSAGE, &super::limits::usage(found.used))?;
    Ok(ret(i64::from(found.pid)))
}

/// waitid(2).
pub(super) fn sys_waitid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (kind, id, info, options) = (cx.flags(0), cx.int(1), cx.arg(2), cx.flags(3) & 0xffff_ffff);
    let states = abi::WEXITED | abi::WSTOPPED | abi::WCONTINUED;
    let known = states | abi::WNOHANG | abi::WNOWAIT | abi::__WALL | abi::__WCLONE | 0x2000_0000;
    if options & states == 0 || options & !known != 0 {
        return Err(Errno::EINVAL.into());
    }
    let which = match kind {
        abi::P_ALL => Which::Any,
        abi::P_PID if id > 0 => Which::Pid(id),
        abi::P_PGID if id > 0 => Which::Group(id),
        abi::P_PGID if id == 0 => Which::Group(k.me(cx)?.pgid),
        _ => return Err(Errno::EINVAL.into()),
    };
    let Some(f) = k.look_for_child(cx, which, options)? else {
        if options & abi::WNOHANG == 0 {
            return k.block(cx, &[Channel::Child(cx.pid)], Restart::IfAsked);
        }
        // Nothing yet: signal and pid are zeroed, by which it is told from a success.
        if info != 0 {
            k.copy_out(cx, info, &vec![0; 28].into())?;
        }
        return Ok(ret(0));
    };
    if info != 0 {
        let (code, pid, uid, status) = (f.code as i32, f.pid, f.uid, f.value);
        let told = SignalInfo { signal: SIGCHLD, code, pid, uid, status, ..SignalInfo::default() };
        k.copy_out(cx, info, &told.bytes().into())?;
    }
    Ok(ret(0))
}
