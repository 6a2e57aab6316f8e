//! execve(2): another program in the same process.
//!
//! What stays: pid, parent, group, session, descriptors without `FD_CLOEXEC`, ignored signals, mask, pending signals,
//! the alarm clock, working directory, umask, limits, record locks. What goes: memory, the other threads, handlers,
//! the alternate stack, POSIX timers, the rest.

use std::rc::Rc;

use super::event::Event;
use super::inode::Kind;
use super::process::{SignalAction, Thread};
use super::signal::SIG_IGN;
use super::timer::Timers;
use super::wait::Flow;
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi};

/// How many `#!` lines may lead to one another.
const INTERPRETERS: usize = 5;

pub(super) fn sys_execve(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    let mut argv = k.strings_in(cx, cx.arg(1))?;
    let envp = k.strings_in(cx, cx.arg(2))?;
    let mut file = path.clone();
    let mut program = None;
    for _ in 0..INTERPRETERS {
        match k.executable(cx, &file)? {
            Executable::Program(name) => {
                program = Some(name);
                break;
            }
            // execve(2), "Interpreter scripts": the interpreter, its one argument, the script, the script's arguments.
            Executable::Script { interpreter, argument } => {
                let mut line = vec![interpreter.clone().into_bytes()];
                line.extend(argument);
                line.push(std::mem::replace(&mut file, interpreter).into_bytes());
                argv.splice(..argv.len().min(1), line);
            }
        }
    }
    let program = program.ok_or(Errno::ELOOP)?;
    if argv.is_empty() {
        // Linux gives a program an empty argv[0] rather than none.
        argv.push(Vec::new());
    }
    k.begin_program(cx, &path, &argv);
    Ok(Flow::Exec { program, argv, envp })
}

enum Executable {
    Program(String),
    Script { interpreter: String, argument: Option<Vec<u8>> },
}

impl Kernel {
    fn executable(&self, cx: &Cx, path: &str) -> Result<Executable, Failure> {
        let ino = self.lookup(cx.pid, abi::AT_FDCWD as i32, path, true)?;
        let inode = self.inodes.get(ino).ok_or(Errno::ENOENT)?;
        let Kind::Regular { memory, program, .. } = &inode.kind else { return Err(Errno::EACCES.into()) };
        self.may(cx.pid, inode, 1)?;
        if let Some(program) = program {
            return Ok(Executable::Program(program.clone()));
        }
        let head = self.pages.read(*memory, 0, 256).data;
        let line = head.strip_prefix(b"#!").ok_or(Errno::ENOEXEC)?;
        let line = line.split(|&b| b == b'\n').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line);
        let mut words = line.trim().splitn(2, [' ', '\t']);
        let interpreter = words.next().filter(|w| !w.is_empty()).ok_or(Errno::ENOEXEC)?.to_string();
        let argument = words.next().map(|a| a.trim().as_bytes().to_vec());
        Ok(Executable::Script { interpreter, argument })
    }

    /// A path from the root: where a process's working directory is known, in front of a relative one.
    pub(super) fn program_path(&self, pid: Pid, path: &str) -> Rc<str> {
        if path.starts_with('/') {
            // A program that runs itself again by /proc/self/exe stays what it was.
            let own = ["/proc/self/exe".to_string(), format!("/proc/{pid}/exe")].iter().any(|p| p == path);
            return match self.processes.get(pid) {
                Some(process) if own => process.exe.clone(),
                _ => path.into(),
            };
        }
        let cwd = self.processes.get(pid).and_then(|p| self.directory_path(p.cwd)).unwrap_or_default();
        let path = path.trim_start_matches("./");
        format!("{}/{path}", cwd.trim_end_matches('/')).into()
    }

    /// Empties the process for a new program.
    fn begin_program(&mut self, cx: &mut Cx, path: &str, argv: &[Vec<u8>]) {
        let pid = cx.pid;
        let caller = self.threads.get(cx.tid).cloned();
        for tid in self.threads_of(pid) {
            self.release_thread(tid, cx.events);
        }
        if let Some(caller) = caller {
            // Whichever thread called, the one that goes on has the pid as its tid.
            let (mask, pending) = (caller.mask, caller.pending);
            let (policy, priority) = (caller.policy, caller.priority);
            self.threads.insert(pid, Thread { mask, pending, policy, priority, ..Thread::new(pid, pid) });
        }
        // execve(2): descriptors and actions are the process's own from here on; its directory may still be shared.
        self.leave_shares(pid, false);
        self.renew_space(pid);
        self.return_memory(pid, cx.events);
        let name = path.rsplit('/').next().unwrap_or(path).to_string();
        let exe = self.program_path(pid, path);
        let mut closing = Vec::new();
        let host = self.placed(&name, self.processes.get(pid).map_or(0, |p| p.host));
        if let Some(process) = self.processes.get_mut(pid) {
            process.name.clone_from(&name);
            process.exe = exe;
            process.argv = Rc::new(argv.to_vec());
            process.has_execed = true;
            process.undumpable = false;
            process.host = host;
            process.cancel_handler = 0;
            process.named_semaphores.clear();
            process.left_handlers.clear();
            process.exit_signal = abi::SIGCHLD as i32;
            process.timers = Timers { real: process.timers.real, ..Timers::default() };
            for action in Rc::make_mut(&mut process.actions) {
                let handler = if action.handler == SIG_IGN { SIG_IGN } else { 0 };
                *action = SignalAction { handler, ..SignalAction::default() };
            }
            closing.extend(process.fds.slots.iter().filter(|s| s.cloexec).map(|s| s.fd));
        }
        for fd in closing {
            let _ = self.close_fd(pid, fd, cx.events);
        }
        self.release_memory(cx.events);
        cx.emit(Event::Execed { pid, program: name, path: path.to_string() });
    }
}
