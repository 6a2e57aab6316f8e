//! Pseudo-terminals (pty(7)): a terminal whose keyboard and screen are a program. What is written to the *master* is
//! typed on the terminal; what programs print on the *slave*, and the echo of what is typed, is read from the master.
//!
//! Model: packet mode (`TIOCPKT`) is left out.

use std::collections::VecDeque;

use super::event::{Event, Object};
use super::inode::{Device, Kind};
use super::io::Transfer;
use super::pages::Bytes;
use super::process::SignalInfo;
use super::tty::{Terminal, Tty};
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, Pid, abi, ret};

/// The most that may stand on the screen unread before those who print wait.
const SCREEN: usize = 65_536;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pty {
    pub tty: Terminal,
    /// Printed and echoed, and not yet read from the master.
    pub screen: VecDeque<u8>,
    /// Until `unlockpt` nobody can open the slave.
    pub locked: bool,
    /// The master is open.
    pub master: bool,
    /// How often the slave is open, and whether it ever was.
    pub slaves: u32,
    pub begun: bool,
}

impl Pty {
    pub(super) fn has_room(&self) -> bool {
        self.screen.len() < SCREEN
    }

    /// The last slave was closed: the master finds the end of what was printed.
    pub(super) fn hung_up(&self) -> bool {
        self.begun && self.slaves == 0
    }

    /// Puts bytes on the screen as the terminal shows them: a newline begins at the left (`ONLCR`).
    pub(super) fn show(&mut self, bytes: &[u8]) {
        let modes = i64::from(self.tty.modes[1]);
        let does = |flag: i64| modes & abi::OPOST != 0 && modes & flag != 0;
        for &byte in bytes {
            if byte == b'\n' && does(abi::ONLCR) {
                self.screen.push_back(b'\r');
            }
            self.screen.push_back(match byte {
                b'\r' if does(abi::OCRNL) => b'\n',
                _ if does(abi::OLCUC) => byte.to_ascii_uppercase(),
                _ => byte,
            });
        }
    }
}

impl Kernel {
    /// `/dev/ptmx`: a new pair; its slave appears under `/dev/pts`.
    pub(super) fn open_master(&mut self, cx: &mut Cx, flags: i64) -> Answer {
        let tty = Terminal::default();
        let pty = Pty { tty, screen: VecDeque::new(), locked: true, master: true, slaves: 0, begun: false };
        let id = self.ptys.add(pty);
        let fd = match self.open_object(cx, Object::PtyMaster(id), flags, "/dev/ptmx") {
            Ok(fd) => fd,
            Err(e) => {
                self.ptys.remove(id);
                return Err(e.into());
            }
        };
        let owner = self.process(cx.pid)?.user.uid[1];
        self.make_path(&format!("/dev/pts/{id}"), Kind::Device(Device::Pty(id)), 0o620, owner);
        Ok(ret(i64::from(fd)))
    }

    /// `/dev/pts/N`. A session's leader without a terminal gets it as the session's, unless it says `O_NOCTTY`.
    pub(super) fn open_slave(&mut self, cx: &mut Cx, id: i32, flags: i64) -> Answer {
        let pty = self.ptys.get(id).filter(|p| p.master && !p.locked).ok_or(Errno::EIO)?;
        let free = pty.tty.session == 0;
        let fd = self.open_object(cx, Object::Pty(id), flags, &format!("/dev/pts/{id}"))?;
        let me = self.process(cx.pid)?;
        let (sid, group, leads) = (me.sid, me.pgid, me.sid == cx.pid);
        let takes = free && leads && flags & abi::O_NOCTTY == 0 && self.terminal_of(sid).is_none();
        if let Some(pty) = self.ptys.get_mut(id) {
            pty.slaves += 1;
            pty.begun = true;
            if takes {
                (pty.tty.session, pty.tty.foreground) = (sid, group);
            }
        }
        Ok(ret(i64::from(fd)))
    }

    pub(super) fn close_slave(&mut self, id: i32, events: &mut Vec<Event>) {
        let Some(pty) = self.ptys.get_mut(id) else { return };
        pty.slaves = pty.slaves.saturating_sub(1);
        let (last, orphan) = (pty.slaves == 0, !pty.master);
        if last && orphan {
            self.ptys.remove(id);
            events.push(Event::Destroyed { object: Object::Pty(id) });
        } else if last {
            self.wake_all(Channel::PtyMaster(id), None, events);
        }
    }

    /// The terminal is gone: its session's leader is told, and whoever uses the slave finds the end of file.
    pub(super) fn close_master(&mut self, id: i32, events: &mut Vec<Event>) {
        let Some(pty) = self.ptys.get_mut(id) else { return };
        pty.master = false;
        pty.tty.ended = true;
        pty.tty.line.clear();
        pty.tty.lines.clear();
        let (session, slaves): (Pid, u32) = (std::mem::take(&mut pty.tty.session), pty.slaves);
        if let Some(folder) = self.lookup_from(self.root, "dev/pts")
            && let Some(ino) = self.take_name(folder, &id.to_string())
        {
            self.drop_name(ino, events);
        }
        for signal in [abi::SIGHUP, abi::SIGCONT] {
            if session != 0 {
                self.send_signal(SignalInfo::from_kernel(signal as i32), session, None, None, events);
            }
        }
        self.wake_all(Channel::Pty(id), None, events);
        if slaves == 0 {
            self.ptys.remove(id);
            events.push(Event::Destroyed { object: Object::Pty(id) });
        }
    }

    /// What a terminal shows of a byte that was typed. The console's echo is the figure's.
    pub(super) fn echo(&mut self, tty: Tty, byte: u8) {
        let Some(pty) = self.ptys.get_mut(tty) else { return };
        let has = |flag: i64| i64::from(pty.tty.modes[3]) & flag != 0;
        let newline = byte == b'\n' && has(abi::ECHONL) && has(abi::ICANON);
        if !has(abi::ECHO) && !newline {
            return;
        }
        match byte {
            b'\n' | b'\t' => pty.show(&[byte]),
            0..=31 | 127 if has(abi::ECHOCTL) => pty.show(&[b'^', byte ^ 0x40]),
            _ => pty.show(&[byte]),
        }
    }

    /// What a terminal shows of a byte that stands for itself, whatever key it is.
    pub(super) fn echo_literal(&mut self, tty: Tty, byte: u8) {
        let Some(pty) = self.ptys.get_mut(tty) else { return };
        let control = (byte < 32 && byte != b'\t') || byte == 127;
        if i64::from(pty.tty.modes[3]) & (abi::ECHO | abi::ECHOCTL) == abi::ECHO | abi::ECHOCTL && control {
            pty.show(&[b'^', byte ^ 0x40]);
        } else {
            self.echo(tty, byte);
        }
    }

    /// What a terminal shows while it waits for such a byte.
    pub(super) fn echo_waiting(&mut self, tty: Tty) {
        let Some(pty) = self.ptys.get_mut(tty) else { return };
        let echoes = abi::ECHO | abi::ECHOCTL;
        if i64::from(pty.tty.modes[3]) & echoes == echoes {
            pty.show(b"^\x08");
        }
    }

    /// What a terminal shows when characters of the line are taken back, each of a width of columns.
    pub(super) fn echo_erased(&mut self, tty: Tty, columns: usize) {
        let Some(pty) = self.ptys.get_mut(tty) else { return };
        let echoes = abi::ECHO | abi::ECHOE;
        if i64::from(pty.tty.modes[3]) & echoes == echoes {
            pty.show(&b"\x08 \x08".repeat(columns));
        }
    }
}

/// What was printed.
pub(super) fn read_master(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    if t.len() == 0 {
        return Ok(ret(0));
    }
    let pty = k.ptys.get(id).ok_or(Errno::EIO)?;
    if pty.screen.is_empty() {
        if pty.hung_up() {
            return Err(Errno::EIO.into());
        }
        if t.open(k)?.nonblock() {
            return Err(Errno::EAGAIN.into());
        }
        return k.block(cx, &[Channel::PtyMaster(id)], Restart::IfAsked);
    }
    let (n, was_full) = (pty.screen.len().min(t.len() as usize), !pty.has_room());
    k.check_buffer(cx, &t.buffer, n as u64)?;
    let bytes: Vec<u8> = k.ptys.get_mut(id).map(|p| p.screen.drain(..n).collect()).unwrap_or_default();
    if was_full {
        k.wake_all(Channel::Pty(id), Some(cx.tid), cx.events);
    }
    k.deliver(cx, t, Object::PtyMaster(id), Bytes::from(bytes), 0)
}

/// The keyboard.
pub(super) fn write_master(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let bytes = k.fetch(cx, t, 0, t.len())?;
    let n = bytes.len() as i64;
    if n > 0 {
        let to = Object::PtyMaster(id);
        cx.emit(Event::CopiedIn { tid: cx.tid, fd: t.fd, to, bytes: bytes.data.clone(), slot: 0 });
        k.type_on(id, &bytes.data, cx.events);
    }
    Ok(ret(n))
}

/// What a program prints on the slave; it waits while nobody reads what stands there.
pub(super) fn write_slave(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let pty = k.ptys.get(id).filter(|p| p.master).ok_or(Errno::EIO)?;
    if !pty.has_room() {
        if t.open(k)?.nonblock() {
            return Err(Errno::EAGAIN.into());
        }
        return k.block(cx, &[Channel::Pty(id)], Restart::IfAsked);
    }
    let bytes = k.fetch(cx, t, 0, t.len())?;
    let n = bytes.len() as i64;
    if n > 0 {
        let to = Object::Pty(id);
        cx.emit(Event::CopiedIn { tid: cx.tid, fd: t.fd, to, bytes: bytes.data.clone(), slot: 0 });
        if let Some(pty) = k.ptys.get_mut(id) {
            pty.show(&bytes.data);
        }
        k.wake_all(Channel::PtyMaster(id), Some(cx.tid), cx.events);
    }
    Ok(ret(n))
}

/// What only a master is asked (ioctl_tty(2)); None: as any terminal.
pub(super) fn ioctl_master(k: &mut Kernel, cx: &mut Cx, id: i32, request: i64, arg: u64) -> Option<Answer> {
    let mut answer = || -> Answer {
        match request {
            abi::TIOCGPTN => k.store_int(cx, arg, id)?,
            abi::TIOCGPTLCK => {
                let locked = k.ptys.get(id).is_some_and(|p| p.locked);
                k.store_int(cx, arg, i32::from(locked))?;
            }
            _ => {
                let locked = k.load_int(cx, arg)? != 0;
                if let Some(pty) = k.ptys.get_mut(id) {
                    pty.locked = locked;
                }
            }
        }
        Ok(ret(0))
    };
    matches!(request, abi::TIOCGPTN | abi::TIOCGPTLCK | abi::TIOCSPTLCK).then(&mut answer)
}
