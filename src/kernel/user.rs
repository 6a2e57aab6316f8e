//! Copying between the kernel and a process's memory: the two crossings of the line.
//!
//! Rules:
//! - An address that is not mapped, or not with the right to it, is `EFAULT`, as on Linux.
//! - An address that is mapped but lies outside every object (past an array's end, freed, dead) stops the process with
//!   a sentence: a real kernel would silently read or overwrite the neighbour.
//! - Bytes without a value may be copied (they keep the mark). A member of a structure or a scalar that the kernel
//!   *reads* without one is told by a notice and is zero.

use super::abi::Layout;
use super::mm::{Loaded, MemFault};
use super::pages::Bytes;
use super::{Cx, Errno, Failure, Kernel, Pid, abi, event::Event, wait::FutexKey};

/// Where the bytes of a `read` or `write` are in user memory: one piece, or the pieces of an `iovec`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buffer {
    pub parts: Vec<(u64, u64)>,
}

impl Buffer {
    #[must_use]
    pub fn one(addr: u64, len: u64) -> Buffer {
        Buffer { parts: vec![(addr, len)] }
    }

    #[must_use]
    pub fn len(&self) -> u64 {
        self.parts.iter().map(|p| p.1).sum()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The pieces that bytes `from..from + len` of the whole lie in.
    pub(super) fn span(&self, mut from: u64, mut len: u64) -> Vec<(u64, u64)> {
        let mut out = Vec::new();
        for &(addr, size) in &self.parts {
            let n = size.saturating_sub(from).min(len);
            if n > 0 {
                out.push((addr.wrapping_add(from), n));
            }
            len -= n;
            from = from.saturating_sub(size);
        }
        out
    }
}

/// The most one `read` or `write` moves (`read(2)`): 0x7ffff000 bytes.
pub const MAX_TRANSFER: u64 = 0x7fff_f000;

impl Kernel {
    fn fault_of(cx: &Cx, fault: MemFault) -> Failure {
        if fault.is_efault() {
            return Errno::EFAULT.into();
        }
        let call = cx.pending.call.name();
        let does = if fault.write { "writes to" } else { "reads" };
        let (n, i) = (fault.len, fault.addr.wrapping_sub(fault.start));
        let sentence = format!(
            "{call} {does} {n} {} at {:#x}, of which byte {i} belongs to no object",
            if n == 1 { "byte" } else { "bytes" },
            fault.start,
        );
        Failure::Fault { signal: abi::SIGSEGV as i32, addr: fault.addr, sentence, memory: Some(fault) }
    }

    /// Bytes out of the caller's memory.
    pub fn copy_in(&self, cx: &Cx, addr: u64, len: u64) -> Result<Bytes, Failure> {
        let Some(mm) = self.mm(cx.pid) else { return Err(Errno::ESRCH.into()) };
        mm.read(&self.pages, addr, len).map_err(|f| Self::fault_of(cx, f))
    }

    /// Bytes into the caller's memory.
    pub fn copy_out(&mut self, cx: &Cx, addr: u64, bytes: &Bytes) -> Result<(), Failure> {
        let Some(mm) = self.spaces.get_mut(self.space(cx.pid)) else { return Err(Errno::ESRCH.into()) };
        mm.write(&mut self.pages, addr, bytes).map_err(|f| Self::fault_of(cx, f))
    }

    /// Whether a later `copy_out` will do: so that a call fails before it has taken anything.
    pub fn check_out(&self, cx: &Cx, addr: u64, len: u64) -> Result<(), Failure> {
        let Some(mm) = self.mm(cx.pid) else { return Err(Errno::ESRCH.into()) };
        mm.check(&self.pages, addr, len, true).map_err(|f| Self::fault_of(cx, f))
    }

    /// Bytes `from..from + len` of a buffer.
    pub fn gather(&self, cx: &Cx, buffer: &Buffer, from: u64, len: u64) -> Result<Bytes, Failure> {
        let mut out = Bytes::default();
        for (addr, n) in buffer.span(from, len) {
            out.extend(&self.copy_in(cx, addr, n)?);
        }
        Ok(out)
    }

    /// Spreads bytes over a buffer, from its byte `from` on.
    pub fn scatter(&mut self, cx: &Cx, buffer: &Buffer, from: u64, bytes: &Bytes) -> Result<(), Failure> {
        let mut at = 0;
        for (addr, n) in buffer.span(from, bytes.len() as u64) {
            self.copy_out(cx, addr, &bytes.slice(at, at + n as usize))?;
            at += n as usize;
        }
        Ok(())
    }

    /// Whether all of a buffer may be written to.
    pub fn check_buffer(&self, cx: &Cx, buffer: &Buffer, len: u64) -> Result<(), Failure> {
        buffer.span(0, len).into_iter().try_for_each(|(addr, n)| self.check_out(cx, addr, n))
    }

    /// An array of `struct iovec`.
    pub fn iovec(&self, cx: &mut Cx, addr: u64, count: i32) -> Result<Buffer, Failure> {
        if !(0..=abi::IOV_MAX as i32).contains(&count) {
            return Err(Errno::EINVAL.into());
        }
        let mut parts = Vec::new();
        for i in 0..count as u64 {
            let v = self.struct_in(cx, addr.wrapping_add(16 * i), &abi::IOVEC)?;
            parts.push((abi::IOVEC.get(&v, "iov_base"), abi::IOVEC.get(&v, "iov_len")));
        }
        let total = parts.iter().try_fold(0u64, |sum, p| sum.checked_add(p.1));
        total.filter(|&n| i64::try_from(n).is_ok()).ok_or(Errno::EINVAL)?;
        Ok(Buffer { parts })
    }

    /// A structure the kernel reads. Members without a value are told.
    pub fn struct_in(&self, cx: &mut Cx, addr: u64, layout: &Layout) -> Result<Vec<u8>, Failure> {
        self.struct_in_but(cx, addr, layout, &[])
    }

    /// As `struct_in`, for a structure of which the call does not look at these members.
    pub fn struct_in_but(&self, cx: &mut Cx, addr: u64, layout: &Layout, unread: &[&str]) -> Result<Vec<u8>, Failure> {
        let bytes = self.copy_in(cx, addr, layout.size as u64)?;
        if let Some(marks) = &bytes.undef {
            let mut read = layout.members.iter().filter(|m| !unread.contains(&m.0));
            let unset = read.find(|m| marks[m.1..m.1 + m.2.min(8)].iter().any(|&s| s != 0));
            if let Some((name, ..)) = unset {
                let call = cx.pending.call.name();
                let sentence = format!("{call} reads `{name}` of a `{}` that was never given a value", layout.name);
                cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
            }
        }
        Ok(bytes.data)
    }

    /// A structure the kernel fills in.
    pub fn struct_out(&mut self, cx: &Cx, addr: u64, layout: &Layout, members: &[(&str, u64)]) -> Result<(), Failure> {
        self.copy_out(cx, addr, &layout.make(members).into())
    }

    /// As `struct_out`, unless the pointer is null.
    pub fn struct_out_opt(
        &mut self,
        cx: &Cx,
        addr: u64,
        layout: &Layout,
        members: &[(&str, u64)],
    ) -> Result<(), Failure> {
        if addr == 0 { Ok(()) } else { self.struct_out(cx, addr, layout, members) }
    }

    /// A scalar of `size` bytes, zero-extended.
    pub fn load(&self, cx: &mut Cx, addr: u64, size: usize) -> Result<u64, Failure> {
        let Some(mm) = self.mm(cx.pid) else { return Err(Errno::ESRCH.into()) };
        let loaded = mm.load(&self.pages, addr, size).map_err(|f| Self::fault_of(cx, f))?;
        if loaded.undef {
            let call = cx.pending.call.name();
            let sentence = format!("{call} reads {size} bytes at {addr:#x} that were never given a value");
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
        }
        Ok(loaded.value)
    }

    pub fn load_int(&self, cx: &mut Cx, addr: u64) -> Result<i32, Failure> {
        Ok(self.load(cx, addr, 4)? as i32)
    }

    pub fn store(&mut self, cx: &Cx, addr: u64, value: u64, size: usize) -> Result<(), Failure> {
        let Some(mm) = self.spaces.get_mut(self.space(cx.pid)) else { return Err(Errno::ESRCH.into()) };
        let value = Loaded { value, undef: false };
        mm.store(&mut self.pages, addr, value, size).map_err(|f| Self::fault_of(cx, f))
    }

    pub fn store_int(&mut self, cx: &Cx, addr: u64, value: i32) -> Result<(), Failure> {
        self.store(cx, addr, value as u64, 4)
    }

    /// As `store_int`, unless the pointer is null.
    pub fn store_int_opt(&mut self, cx: &Cx, addr: u64, value: i32) -> Result<(), Failure> {
        if addr == 0 { Ok(()) } else { self.store_int(cx, addr, value) }
    }

    /// A C string of at most `max` bytes; `ENAMETOOLONG` if it is longer.
    pub fn string_in(&self, cx: &mut Cx, addr: u64, max: usize) -> Result<Vec<u8>, Failure> {
        let Some(mm) = self.mm(cx.pid) else { return Err(Errno::ESRCH.into()) };
        let bytes = mm.cstr(&self.pages, addr, max + 1).map_err(|f| Self::fault_of(cx, f))?;
        if bytes.len() > max {
            return Err(Errno::ENAMETOOLONG.into());
        }
        if !bytes.all_defined() {
            let sentence =
                format!("{} reads a string with bytes that were never given a value", cx.pending.call.name());
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
        }
        Ok(bytes.data)
    }

    /// A path (`path_resolution(7)`): at most 4,095 bytes.
    pub fn path_in(&self, cx: &mut Cx, addr: u64) -> Result<String, Failure> {
        let bytes = self.string_in(cx, addr, abi::PATH_MAX as usize - 1)?;
        // Model: a path that is no UTF-8 has its odd bytes replaced.
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A vector of strings that ends with a null pointer, as of execve; `E2BIG` past `ARG_MAX`, a quarter of the stack.
    pub fn strings_in(&self, cx: &mut Cx, addr: u64) -> Result<Vec<Vec<u8>>, Failure> {
        let (mut out, mut total) = (Vec::new(), 0);
        // Linux takes a null vector for an empty one (execve(2), NOTES).
        if addr == 0 {
            return Ok(out);
        }
        loop {
            let at = self.load(cx, addr.wrapping_add(8 * out.len() as u64), 8)?;
            if at == 0 {
                break;
            }
            let s = self.string_in(cx, at, 131_071).map_err(|f| match f {
                Failure::Errno(Errno::ENAMETOOLONG) => Errno::E2BIG.into(),
                other => other,
            })?;
            total += s.len() + 9;
            out.push(s);
            if total > 2 << 20 {
                return Err(Errno::E2BIG.into());
            }
        }
        Ok(out)
    }

    /// Where the word at an address of this process is, for benches: private memory by address space, shared by object.
    #[must_use]
    pub fn futex_key(&self, pid: Pid, addr: u64) -> FutexKey {
        match self.mm(pid).and_then(|mm| mm.shared_key(addr)) {
            Some((object, offset)) => FutexKey::Shared { object, offset },
            None => FutexKey::Private { space: self.space(pid), addr },
        }
    }
}
