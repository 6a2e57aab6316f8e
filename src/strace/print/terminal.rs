//! What strace prints of ioctl(2) and of what terminals have: modes, sizes, groups, queues.
//!
//! Compared with strace 6 on the same calls.

use super::names::{self, bits};
use super::value::{Memory, Site, exactly, int};
use crate::kernel::abi;
use crate::kernel::call::Call;
use std::fmt::Write as _;

const INPUT: &str = "IGNBRK BRKINT IGNPAR PARMRK INPCK ISTRIP INLCR IGNCR ICRNL IUCLC IXON IXANY IXOFF IMAXBEL IUTF8";
const OUTPUT: &str = "OPOST OLCUC ONLCR OCRNL ONOCR ONLRET OFILL OFDEL";
const CONTROL: &str = "CSTOPB CREAD PARENB PARODD HUPCL CLOCAL CRTSCTS";
const LOCAL: &str =
    "ISIG ICANON XCASE ECHO ECHOE ECHOK ECHONL NOFLSH IEXTEN ECHOCTL ECHOPRT ECHOKE FLUSHO PENDIN TOSTOP";
const SPEEDS: &str =
    "B0 B50 B75 B110 B134 B150 B200 B300 B600 B1200 B1800 B2400 B4800 B9600 B19200 B38400 B57600 B115200 B230400";
/// Bits of `c_cflag` that are a speed, and those that are a size.
const SPEED: u64 = 0o10017;
const SIZE: u64 = 0o60;

/// Whether the third argument of this request is filled by the kernel.
pub fn is_filled(request: u64) -> bool {
    matches!(
        request as i64,
        abi::TCGETS | abi::TIOCGWINSZ | abi::TIOCGPGRP | abi::TIOCGSID | abi::TIOCGPTN | abi::TIOCOUTQ | abi::FIONREAD
    )
}

/// Whether this request has no third argument.
pub fn is_alone(request: u64) -> bool {
    matches!(request as i64, abi::TIOCNOTTY | abi::FIOCLEX | abi::FIONCLEX)
}

/// The third argument of ioctl, which can be read; None: its address is printed.
pub fn argument(site: &Site, mem: Memory) -> Option<String> {
    if site.call != Call::Ioctl {
        return None;
    }
    let at = site.args[2];
    match site.args[1] as i64 {
        abi::TCGETS | abi::TCSETS | abi::TCSETSW | abi::TCSETSF => modes(at, mem),
        abi::TIOCGWINSZ | abi::TIOCSWINSZ => {
            let l = abi::WINSIZE;
            let b = exactly(mem, at, l.size)?;
            let m = |name| l.get(&b, name);
            Some(format!(
                "{{ws_row={}, ws_col={}, ws_xpixel={}, ws_ypixel={}}}",
                m("ws_row"),
                m("ws_col"),
                m("ws_xpixel"),
                m("ws_ypixel")
            ))
        }
        abi::TIOCGPGRP
        | abi::TIOCSPGRP
        | abi::TIOCGSID
        | abi::TIOCGPTN
        | abi::TIOCSPTLCK
        | abi::TIOCOUTQ
        | abi::FIONREAD
        | abi::FIONBIO
        | abi::FIOASYNC => int(mem, at).map(|n| format!("[{n}]")),
        abi::TIOCSTI => exactly(mem, at, 1).map(|b| super::text::quoted(&b, false)),
        abi::TCFLSH => names::constant_of("TCIFLUSH TCOFLUSH TCIOFLUSH", at),
        abi::TCXONC => names::constant_of("TCOOFF TCOON TCIOFF TCION", at),
        abi::TCSBRK | abi::TIOCSCTTY => Some((at as i32).to_string()),
        _ => None,
    }
}

/// `struct termios`, abbreviated.
fn modes(at: u64, mem: Memory) -> Option<String> {
    let l = abi::TERMIOS;
    let b = exactly(mem, at, l.size)?;
    let m = |name| l.get(&b, name);
    let (output, control) = (m("c_oflag"), m("c_cflag"));
    let mut out = format!("{{c_iflag={}, c_oflag=", bits(INPUT, m("c_iflag")));
    // The delays, each a field of its own.
    for (name, mask, shift) in [("NL", 0o400, 8), ("CR", 0o3000, 9), ("TAB", 0o14000, 11), ("BS", 0o20000, 13)] {
        let _ = write!(out, "{name}{}|", (output & mask) >> shift);
    }
    let _ = write!(out, "VT{}|FF{}|{}", output >> 14 & 1, output >> 15 & 1, bits(OUTPUT, output & !0o177_400));
    let speed = names::constant_of(SPEEDS, control & SPEED).unwrap_or_else(|| format!("{:#x}", control & SPEED));
    let _ =
        write!(out, ", c_cflag={speed}|CS{}|{}", 5 + (control & SIZE) / 16, bits(CONTROL, control & !(SPEED | SIZE)));
    Some(out + &format!(", c_lflag={}, ...}}", bits(LOCAL, m("c_lflag"))))
}
