//! The terminal (tty(4), termios(3)): a line discipline between the keyboard and whoever reads.
//!
//! - In canonical mode a read gets whole lines: what is typed can be edited (erase, kill) until Enter or Ctrl-D sends
//!   it off. Ctrl-D with nothing typed is end of file: a read that gives 0.
//! - Ctrl-C, Ctrl-\ and Ctrl-Z are not input: they send `SIGINT`, `SIGQUIT`, `SIGTSTP` to the foreground group.
//! - A read by a background process of the session sends it `SIGTTIN` instead.
//! - Echo and newline translation change what is seen, not what is read: they are the figure's for the console, and
//!   what the master of a pseudo-terminal reads (`pty.rs`).
//!
//! The same struct holds what waits on a standard input that is a pipe from outside: then it is bytes and an end.
//!
//! Model: VTIME, flow control and modem lines are left out.

use std::collections::VecDeque;
use std::rc::Rc;

use super::event::{Event, Object};
use super::io::Transfer;
use super::pages::Bytes;
use super::process::SignalInfo;
use super::signal::{SIG_IGN, bit};
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, Pid, Tid, abi, ret};

/// A terminal by number: the console, or a pseudo-terminal.
pub type Tty = i32;
pub const CONSOLE: Tty = 0;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terminal {
    /// The group that gets the keyboard's signals and may read.
    pub foreground: Pid,
    /// The session whose terminal it is; 0 for none, or when its leader has ended.
    pub session: Pid,
    /// Typed and not yet sent off.
    pub line: Vec<u8>,
    /// The next byte is taken as it is, whatever key it is (Ctrl-V, `VLNEXT`).
    pub literal: bool,
    /// What reads may have: each entry is what one read gets at most; an empty one is an end of file.
    pub lines: VecDeque<Vec<u8>>,
    /// Nothing will ever come again.
    pub ended: bool,
    /// `struct termios`' four words of flags and its special characters.
    pub modes: [u32; 4],
    pub keys: [u8; 32],
    /// Rows and columns.
    pub size: (u16, u16),
}

impl Default for Terminal {
    fn default() -> Terminal {
        let mut keys = [0; 32];
        let defaults = [
            (abi::VINTR, 3),
            (abi::VQUIT, 28),
            (abi::VERASE, 127),
            (abi::VKILL, 21),
            (abi::VEOF, 4),
            (abi::VMIN, 1),
            (abi::VSTART, 17),
            (abi::VSTOP, 19),
            (abi::VSUSP, 26),
            (abi::VREPRINT, 18),
            (abi::VDISCARD, 15),
            (abi::VWERASE, 23),
            (abi::VLNEXT, 22),
        ];
        for (key, byte) in defaults {
            keys[key as usize] = byte;
        }
        let input = abi::ICRNL | abi::IXON;
        let output = abi::OPOST | abi::ONLCR;
        let control = abi::B38400 | abi::CS8 | abi::CREAD;
        let local =
            abi::ISIG | abi::ICANON | abi::ECHO | abi::ECHOE | abi::ECHOK | abi::ECHOCTL | abi::ECHOKE | abi::IEXTEN;
        Terminal {
            foreground: 0,
            session: 0,
            line: Vec::new(),
            literal: false,
            lines: VecDeque::new(),
            ended: false,
            modes: [input as u32, output as u32, control as u32, local as u32],
            keys,
            size: (24, 80),
        }
    }
}

impl Terminal {
    /// A terminal whose characters may be of several bytes, as the programs that draw them set it up.
    pub(super) fn console() -> Terminal {
        let mut console = Terminal::default();
        console.modes[0] |= abi::IUTF8 as u32;
        console
    }

    fn input(&self, flag: i64) -> bool {
        i64::from(self.modes[0]) & flag != 0
    }

    fn local(&self, flag: i64) -> bool {
        i64::from(self.modes[3]) & flag != 0
    }

    fn key(&self, key: i64, byte: u8) -> bool {
        byte != 0 && self.keys[key as usize] == byte
    }

    /// Bytes that reads could have now.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lines.iter().map(Vec::len).sum()
    }

    /// Whether a read would not wait.
    #[must_use]
    pub fn readable(&self) -> bool {
        !self.lines.is_empty() || self.ended
    }

    fn send_off(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push_back(line);
    }

    /// Takes the last character of the line back, one of several bytes as a whole if `IUTF8`; the columns it stood in.
    fn erase(&mut self) -> usize {
        let mut last = None;
        while let Some(byte) = self.line.pop() {
            last = Some(byte);
            if byte & 0xc0 != 0x80 || !self.input(abi::IUTF8) {
                break;
            }
        }
        last.map_or(0, |byte| if (byte < 32 || byte == 127) && self.local(abi::ECHOCTL) { 2 } else { 1 })
    }

    /// Takes the last word back, with what stands behind it; the columns of each character, from the last.
    fn erase_word(&mut self) -> Vec<usize> {
        let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let (mut begun, mut columns) = (false, Vec::new());
        while let Some(byte) = self.line.last() {
            if begun && !in_word(byte) {
                break;
            }
            begun |= in_word(byte);
            columns.push(self.erase());
        }
        columns
    }

    /// Takes what one read gets; empty: end of file.
    fn take(&mut self, len: usize) -> Vec<u8> {
        let Some(mut line) = self.lines.pop_front() else { return Vec::new() };
        if line.len() > len {
            let rest = line.split_off(len);
            self.lines.push_front(rest);
        }
        line
    }
}

impl Kernel {
    pub(super) fn terminal_mut(&mut self) -> &mut Terminal {
        Rc::make_mut(&mut self.terminal)
    }

    pub(super) fn tty(&self, tty: Tty) -> &Terminal {
        self.ptys.get(tty).map_or(&self.terminal, |p| &p.tty)
    }

    pub(super) fn tty_mut(&mut self, tty: Tty) -> &mut Terminal {
        if self.ptys.contains(tty)
            && let Some(pty) = self.ptys.get_mut(tty)
        {
            return &mut pty.tty;
        }
        Rc::make_mut(&mut self.terminal)
    }

    /// The terminal of a session.
    pub(super) fn terminal_of(&self, sid: Pid) -> Option<Tty> {
        let console = (self.terminal.session == sid && sid != 0).then_some(CONSOLE);
        console.or_else(|| self.ptys.iter().find(|(_, p)| p.tty.session == sid && sid != 0).map(|(id, _)| id))
    }

    /// The keyboard: bytes as typed, control characters included.
    pub fn input(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        if !self.settings.stdin_is_terminal {
            if !bytes.is_empty() {
                self.terminal_mut().lines.push_back(bytes.to_vec());
                self.wake_all(Channel::Terminal, None, events);
            }
            return;
        }
        self.type_on(CONSOLE, bytes, events);
    }

    /// Types bytes on a terminal.
    pub(super) fn type_on(&mut self, tty: Tty, bytes: &[u8], events: &mut Vec<Event>) {
        for &byte in bytes {
            self.key(tty, byte, events);
        }
        if !self.tty(tty).lines.is_empty() {
            self.wake(channel(tty), 1, None, events);
        }
        if tty != CONSOLE {
            // The echo can be read.
            self.wake_all(Channel::PtyMaster(tty), None, events);
        }
    }

    fn key(&mut self, which: Tty, byte: u8, events: &mut Vec<Event>) {
        let tty = self.tty_mut(which);
        let byte = if tty.input(abi::ISTRIP) { byte & 0x7f } else { byte };
        if std::mem::take(&mut tty.literal) {
            tty.line.push(byte);
            self.echo_literal(which, byte);
            return;
        }
        let byte = match byte {
            b'\r' if tty.input(abi::IGNCR) => return,
            b'\r' if tty.input(abi::ICRNL) => b'\n',
            b'\n' if tty.input(abi::INLCR) => b'\r',
            other if tty.input(abi::IUCLC) && tty.local(abi::IEXTEN) => other.to_ascii_lowercase(),
            other => other,
        };
        if tty.local(abi::ISIG) {
            let keys = [(abi::VINTR, abi::SIGINT), (abi::VQUIT, abi::SIGQUIT), (abi::VSUSP, abi::SIGTSTP)];
            if let Some((_, signal)) = keys.iter().find(|(key, _)| tty.key(*key, byte)) {
                // What was typed or waits is thrown away, unless NOFLSH.
                if !tty.local(abi::NOFLSH) {
                    tty.line.clear();
                    tty.lines.clear();
                }
                let (group, signal) = (tty.foreground, *signal as i32);
                let flushes = !tty.local(abi::NOFLSH);
                if let Some(pty) = self.ptys.get_mut(which).filter(|_| flushes) {
                    pty.screen.clear();
                }
                self.echo(which, byte);
                self.signal_group(group, SignalInfo::from_kernel(signal), None, events);
                return;
            }
        }
        if !tty.local(abi::ICANON) {
            tty.lines.push_back(vec![byte]);
            self.echo(which, byte);
        } else if tty.key(abi::VEOF, byte) {
            tty.send_off();
        } else if tty.key(abi::VERASE, byte) {
            let columns = tty.erase();
            self.echo_erased(which, columns);
        } else if tty.key(abi::VWERASE, byte) && tty.local(abi::IEXTEN) {
            for columns in tty.erase_word() {
                self.echo_erased(which, columns);
            }
        } else if tty.key(abi::VLNEXT, byte) && tty.local(abi::IEXTEN) {
            tty.literal = true;
            self.echo_waiting(which);
        } else if tty.key(abi::VKILL, byte) {
            while !self.tty(which).line.is_empty() {
                let columns = self.tty_mut(which).erase();
                self.echo_erased(which, columns);
            }
        } else {
            // tty(4): a line of 4,096 bytes at most; what is typed beyond it is lost, but for the newline.
            if tty.line.len() < 4095 || byte == b'\n' {
                tty.line.push(byte);
            }
            if byte == b'\n' || tty.key(abi::VEOL, byte) {
                tty.send_off();
            }
            self.echo(which, byte);
        }
    }

    /// Nothing will be typed any more: what was begun is sent off, and every read after it finds the end of file.
    pub fn end_of_input(&mut self, events: &mut Vec<Event>) {
        let tty = self.terminal_mut();
        if !tty.line.is_empty() {
            tty.send_off();
        }
        tty.ended = true;
        self.wake_all(Channel::Terminal, None, events);
    }

    /// The session's leader has ended: its terminal is taken away, and the foreground group is told.
    pub(super) fn hang_up(&mut self, sid: Pid, events: &mut Vec<Event>) {
        let Some(tty) = self.terminal_of(sid) else { return };
        let foreground = self.tty(tty).foreground;
        self.tty_mut(tty).session = 0;
        self.signal_group(foreground, SignalInfo::from_kernel(abi::SIGHUP as i32), None, events);
        self.signal_group(foreground, SignalInfo::from_kernel(abi::SIGCONT as i32), None, events);
    }

    /// Whether a process of a background group may go on with the terminal; if not, its group gets the signal.
    fn background_check(&mut self, cx: &mut Cx, tty: Tty, signal: i64) -> Result<(), super::Failure> {
        let signal = signal as i32;
        let me = self.process(cx.pid)?;
        let (pgid, action) = (me.pgid, me.action(signal));
        if me.sid != self.tty(tty).session || pgid == self.tty(tty).foreground {
            return Ok(());
        }
        let masked = self.threads.get(cx.tid).is_some_and(|t| t.mask & bit(signal) != 0);
        let ignored = masked || action.handler == SIG_IGN;
        if signal == abi::SIGTTOU as i32 && ignored {
            return Ok(());
        }
        if ignored || self.is_orphaned_group(pgid) {
            return Err(Errno::EIO.into());
        }
        self.signal_group(pgid, SignalInfo::from_kernel(signal), Some(cx.tid), cx.events);
        // The signal is pending now, so this stops the call; it begins again when the group is continued.
        Err(super::Failure::Cut(Restart::IfAsked))
    }
}

/// Where readers of a terminal wait.
fn channel(tty: Tty) -> Channel {
    if tty == CONSOLE { Channel::Terminal } else { Channel::Pty(tty) }
}

fn take_input(k: &mut Kernel, cx: &mut Cx, t: &Transfer, tty: Tty, object: Object) -> Answer {
    if t.len() == 0 {
        return Ok(ret(0));
    }
    if !k.tty(tty).lines.is_empty() {
        k.check_buffer(cx, &t.buffer, t.len().min(k.tty(tty).lines.front().map_or(0, Vec::len) as u64))?;
        let bytes = k.tty_mut(tty).take(t.len() as usize);
        if !k.tty(tty).lines.is_empty() {
            k.wake(channel(tty), 1, Some(cx.tid), cx.events);
        }
        return k.deliver(cx, t, object, Bytes::from(bytes), 0);
    }
    if k.tty(tty).ended {
        return Ok(ret(0));
    }
    // Non-canonical with MIN 0: what there is, at once.
    let at_once = !k.tty(tty).local(abi::ICANON) && k.tty(tty).keys[abi::VMIN as usize] == 0;
    if object != Object::Outside(0) && at_once {
        return Ok(ret(0));
    }
    if t.open(k)?.nonblock() {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[channel(tty)], Restart::IfAsked)
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, tty: Tty) -> Answer {
    k.background_check(cx, tty, abi::SIGTTIN)?;
    if tty == CONSOLE && !k.settings.stdin_is_terminal {
        // Model: the keyboard is not there when standard input is a pipe.
        return Ok(ret(0));
    }
    if !k.tty(tty).local(abi::ICANON) {
        // Single bytes that came together are read together.
        let tty = k.tty_mut(tty);
        let all: Vec<u8> = tty.lines.drain(..).flatten().collect();
        if !all.is_empty() {
            tty.lines.push_back(all);
        }
    }
    take_input(k, cx, t, tty, if tty == CONSOLE { Object::Terminal } else { Object::Pty(tty) })
}

/// Standard input as a pipe from outside.
pub(super) fn read_outside(k: &mut Kernel, cx: &mut Cx, t: &Transfer) -> Answer {
    take_input(k, cx, t, CONSOLE, Object::Outside(0))
}

/// Output on the console never waits: somebody always looks.
pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer) -> Answer {
    let object = t.open(k)?.object;
    let tty = if let Object::Pty(id) = object { id } else { CONSOLE };
    if !matches!(object, Object::Outside(_)) && k.tty(tty).local(abi::TOSTOP) {
        k.background_check(cx, tty, abi::SIGTTOU)?;
    }
    if tty != CONSOLE {
        return super::pty::write_slave(k, cx, t, tty);
    }
    let bytes = k.fetch(cx, t, 0, t.len())?;
    let n = bytes.len() as i64;
    if n > 0 {
        cx.emit(Event::CopiedIn { tid: cx.tid, fd: t.fd, to: object, bytes: bytes.data.clone(), slot: 0 });
        // A program may have its standard output or error on another number: what counts is where the bytes go.
        let fd = if let Object::Outside(n) = object { n } else { t.fd };
        cx.emit(Event::Output { pid: cx.pid, fd, bytes: bytes.data });
    }
    Ok(ret(n))
}

/// tcgetattr, tcsetattr, tcgetpgrp, tcsetpgrp, the window's size (ioctl_tty(2)).
///
/// `master`: asked on the other end of a pseudo-terminal, whose process need not belong to the session.
pub(super) fn ioctl(k: &mut Kernel, cx: &mut Cx, which: Tty, master: bool, request: i64, arg: u64) -> Answer {
    let l = &abi::TERMIOS;
    let outsider = !master && k.me(cx)?.sid != k.tty(which).session;
    match request {
        abi::TCGETS => {
            let tty = k.tty(which);
            let [i, o, c, local] = tty.modes.map(u64::from);
            let mut b = l.make(&[("c_iflag", i), ("c_oflag", o), ("c_cflag", c), ("c_lflag", local)]);
            l.set(&mut b, "c_ispeed", abi::B38400 as u64);
            l.set(&mut b, "c_ospeed", abi::B38400 as u64);
            let at = l.offset("c_cc") as usize;
            b[at..at + 32].copy_from_slice(&tty.keys);
            k.copy_out(cx, arg, &b.into())?;
        }
        abi::TCSETS | abi::TCSETSW | abi::TCSETSF => {
            let b = k.copy_in(cx, arg, l.size as u64)?.data;
            k.background_check(cx, which, abi::SIGTTOU)?;
            let at = l.offset("c_cc") as usize;
            let keys = b.get(at..at + 32).and_then(|k| k.try_into().ok()).unwrap_or(k.tty(which).keys);
            let tty = k.tty_mut(which);
            tty.modes = ["c_iflag", "c_oflag", "c_cflag", "c_lflag"].map(|m| l.get(&b, m) as u32);
            tty.keys = keys;
            if request == abi::TCSETSF {
                tty.line.clear();
                tty.lines.clear();
            }
            // What was begun as a line can be read byte by byte from now on.
            if !tty.local(abi::ICANON) && !tty.line.is_empty() {
                tty.send_off();
            }
        }
        abi::TIOCGPGRP => {
            if outsider {
                return Err(Errno::ENOTTY.into());
            }
            k.store_int(cx, arg, k.tty(which).foreground)?;
        }
        abi::TIOCSPGRP => {
            let group = k.load_int(cx, arg)?;
            let sid = k.tty(which).session;
            if k.me(cx)?.sid != sid {
                return Err(Errno::ENOTTY.into());
            }
            if group < 0 {
                return Err(Errno::EINVAL.into());
            }
            k.background_check(cx, which, abi::SIGTTOU)?;
            let member = k.processes.iter().find(|(_, p)| p.pgid == group);
            match member {
                // The shell's own group has no row.
                None if group != k.outside_pid() => return Err(Errno::ESRCH.into()),
                Some((_, p)) if p.sid != sid => return Err(Errno::EPERM.into()),
                _ => k.tty_mut(which).foreground = group,
            }
        }
        abi::TIOCGSID => {
            let session = k.tty(which).session;
            if outsider {
                return Err(Errno::ENOTTY.into());
            }
            k.store_int(cx, arg, session)?;
        }
        abi::TIOCSCTTY => {
            let (pid, me) = (cx.pid, k.me(cx)?);
            let (leads, group) = (me.sid == pid, me.pgid);
            let (taken, mine) = (k.tty(which).session, k.terminal_of(pid));
            if !leads || (taken != 0 && taken != pid) || mine.is_some_and(|t| t != which) {
                return Err(Errno::EPERM.into());
            }
            let tty = k.tty_mut(which);
            (tty.session, tty.foreground) = (pid, group);
        }
        abi::TIOCGWINSZ => {
            let (rows, columns) = k.tty(which).size;
            k.struct_out(cx, arg, &abi::WINSIZE, &[("ws_row", rows.into()), ("ws_col", columns.into())])?;
        }
        abi::TIOCSWINSZ => {
            let b = k.struct_in(cx, arg, &abi::WINSIZE)?;
            let size = (abi::WINSIZE.get(&b, "ws_row") as u16, abi::WINSIZE.get(&b, "ws_col") as u16);
            if std::mem::replace(&mut k.tty_mut(which).size, size) != size {
                let group = k.tty(which).foreground;
                k.signal_group(group, SignalInfo::from_kernel(abi::SIGWINCH as i32), Some(cx.tid), cx.events);
            }
        }
        abi::TCFLSH => {
            if arg as i64 != abi::TCOFLUSH {
                let tty = k.tty_mut(which);
                tty.line.clear();
                tty.lines.clear();
            }
        }
        // Drain, break, flow: output never waits.
        abi::TCSBRK | abi::TCXONC => {}
        _ => return Err(Errno::ENOTTY.into()),
    }
    Ok(ret(0))
}

/// Names the threads that wait for input, for those who feed it.
impl Kernel {
    #[must_use]
    pub fn readers_of_terminal(&self) -> Vec<Tid> {
        self.bench(Channel::Terminal)
    }
}
