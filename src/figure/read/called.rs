//! The program's own names in the words of a call: `&n` for an address, `n = 42` for the bytes that went, and the form
//! in which teaching writes a call that the library makes in another one.

use super::Reader;
use super::sync::Found;
use crate::bytecode::{TypeId, TypeKind};
use crate::figure::words::call_name;
use crate::kernel::abi;
use crate::kernel::call::Call;
use crate::kernel::{Pid, Tid};
use crate::strace::value::Site;
use crate::vm::inspect::Inspector;

/// A value longer than this is cut.
const LONGEST: usize = 48;

impl Reader<'_> {
    /// What a call copied, where that is a variable: only for whole variables that are no text.
    pub(super) fn named_data(&self, tid: Tid, site: &Site, result: Option<i64>) -> Option<(String, String)> {
        let len = match site.call {
            Call::Write | Call::Pwrite64 | Call::MailboxSend | Call::MessageSend | Call::PortSend => site.args[2],
            Call::Sendto | Call::MqTimedsend => site.args[2],
            Call::Read | Call::Pread64 | Call::Recvfrom | Call::MqTimedreceive => result.filter(|r| *r > 0)? as u64,
            Call::MailboxReceive | Call::MessageReceive | Call::PortReceive => result.filter(|r| *r > 0)? as u64,
            _ => return None,
        };
        let addr = site.args[1];
        let i = self.inspect(tid)?;
        let locals = i.frames().into_iter().rev().flat_map(|f| i.variables(f.index));
        let (name, value) = locals.chain(i.globals()).find_map(|v| match v.addr {
            Some(at) if at <= addr => whole(&i, v.ty, at, &v.name, addr, len, 0),
            // A pointer to it: a structure in shared memory or on the heap.
            _ => {
                let TypeKind::Pointer(to) = i.image.program().types.get(v.ty.0 as usize)?.kind else { return None };
                let at = v.value.points_to.filter(|a| *a != 0 && *a <= addr)?;
                let (name, value) = whole(&i, to, at, "", addr, len, 0)?;
                Some((
                    if name.is_empty() {
                        format!("*{}", v.name)
                    } else {
                        format!("{}->{}", v.name, name.trim_start_matches('.'))
                    },
                    value,
                ))
            }
        })?;
        let cut: String = value.chars().take(LONGEST).collect();
        Some((name, if cut.len() < value.len() { format!("{cut}…") } else { value }))
    }

    /// Addresses replaced by the program's names for them.
    pub(super) fn with_names(&self, tid: Tid, text: String, found: &[Found]) -> String {
        if !text.contains("0x") {
            return text;
        }
        let Some(i) = self.inspect(tid) else { return text };
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("0x") {
            out.push_str(before);
            let end = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
            let (digits, tail) = after.split_at(end);
            let addr = u64::from_str_radix(digits, 16).unwrap_or(0);
            // Small numbers are flags.
            let pid = self.pid_of(tid);
            let key = self.machine().kernel.futex_key(pid, addr);
            let lock = found.iter().find(|f| f.key == key && !f.name.is_empty());
            let lock = lock.map(|f| if f.pointer { f.name.clone() } else { format!("&{}", f.name) });
            let word = if addr > 0xffff { lock.or_else(|| self.address_word(&i, addr)) } else { None };
            match word {
                Some(w) => out.push_str(&w),
                None => {
                    out.push_str("0x");
                    out.push_str(digits);
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    fn address_word(&self, i: &Inspector, addr: u64) -> Option<String> {
        let word = i.whither(addr);
        if !word.contains("0x") && !word.starts_with('"') {
            return Some(word);
        }
        // What a pointer of the program holds is called as the pointer is.
        let locals = i.frames().into_iter().rev().flat_map(|f| i.variables(f.index));
        let mut all = locals.chain(i.globals());
        all.find(|v| v.value.points_to == Some(addr)).map(|v| v.name)
    }

    /// Name and arguments as a program writes them.
    pub(super) fn as_written(
        &self,
        tid: Tid,
        site: &Site,
        args: String,
        named: Option<&(String, String)>,
    ) -> (String, String) {
        let name = call_name(site.call.name()).to_string();
        let from = |n: usize| args.splitn(n + 1, ", ").nth(n).unwrap_or("").to_string();
        let a = |i: usize| site.args.get(i).copied().unwrap_or(0);
        match site.call {
            Call::ClockNanosleep => {
                let rest = from(2);
                let end = rest.find('}').map_or(rest.len(), |i| i + 1);
                return (name, rest.get(..end).unwrap_or(&rest).to_string());
            }
            Call::Wait4 => {
                let status = match a(1) {
                    0 => "NULL".to_string(),
                    addr => self.inspect(tid).and_then(|i| self.address_word(&i, addr)).unwrap_or_else(|| "…".into()),
                };
                let pid = a(0) as i32;
                if pid == -1 && a(2) == 0 {
                    return (name, status);
                }
                let flags = [(abi::WNOHANG, "WNOHANG"), (abi::WUNTRACED, "WUNTRACED"), (abi::WCONTINUED, "WCONTINUED")];
                let set: Vec<&str> = flags.iter().filter(|f| a(2) as i64 & f.0 != 0).map(|f| f.1).collect();
                let set = if set.is_empty() { "0".to_string() } else { set.join("|") };
                return ("waitpid".into(), format!("{pid}, {status}, {set}"));
            }
            Call::Openat | Call::Unlinkat | Call::Faccessat | Call::Mkdirat | Call::Fchmodat => {
                let args = args.strip_prefix("AT_FDCWD, ").unwrap_or(&args).to_string();
                return (name, args);
            }
            Call::Mknodat if a(2) & 0o170_000 == 0o010_000 => {
                let args = args.strip_prefix("AT_FDCWD, ").unwrap_or(&args);
                let path = args.split(", ").next().unwrap_or("").to_string();
                return ("mkfifo".into(), format!("{path}, {:04o}", a(2) & 0o777));
            }
            Call::RtSigaction
            | Call::RtSigprocmask
            | Call::RtSigpending
            | Call::RtSigsuspend
            | Call::RtSigtimedwait => {
                let args = args.strip_suffix(", 8").unwrap_or(&args).to_string();
                return (name, args);
            }
            Call::MqTimedsend | Call::MqTimedreceive => {
                let args = args.strip_suffix(", NULL").unwrap_or(&args).to_string();
                return (name, quoted_as(args, named));
            }
            Call::Execve => {
                if let Some(i) = args.find("], ") {
                    return (name, format!("{}, …", args.get(..=i).unwrap_or(&args)));
                }
            }
            _ => {}
        }
        // What is no text is better told by its name than by its bytes.
        if let (None, Call::Write | Call::Pwrite64 | Call::Sendto) = (named, site.call) {
            let bytes = self.machine().peek(self.pid_of(tid), a(1), a(2).min(32));
            let text = bytes.iter().all(|b| (0x20..0x7f).contains(b) || matches!(b, b'\n' | b'\t' | b'\r'));
            if let (false, Some(word)) = (text, self.inspect(tid).and_then(|i| self.address_word(&i, a(1)))) {
                let word = word.strip_prefix('&').map_or_else(|| format!("*{word}"), str::to_string);
                return (name, quoted_as(args, Some(&(word, String::new()))));
            }
        }
        (name, quoted_as(args, named))
    }

    /// See `CallText::detail`.
    pub(super) fn detail(&self, tid: Tid, pid: Pid, site: &Site, result: Option<i64>) -> String {
        let k = &self.machine().kernel;
        if result.is_some_and(|r| (-514..=-512).contains(&r)) {
            let acting = k.threads.get(tid).is_some_and(|t| t.cancel.acting || t.cancel.acted);
            return if acting { "cancelled".into() } else { String::new() };
        }
        let ready = |list: Vec<i32>| -> String {
            let words: Vec<String> = list.iter().map(i32::to_string).collect();
            words.join(", ")
        };
        let peek = |addr: u64, len: u64| self.machine().peek(pid, addr, len);
        let int = |b: &[u8], at: usize| b.get(at..at + 4).and_then(|x| x.try_into().ok()).map_or(0, i32::from_le_bytes);
        match site.call {
            Call::RtSigaction if site.args[1] != 0 => {
                let Some(p) = k.processes.get(pid) else { return String::new() };
                match p.action(site.args[0] as i32).handler {
                    0 => "SIG_DFL".into(),
                    1 => "SIG_IGN".into(),
                    h => self
                        .machine()
                        .image(pid)
                        .and_then(|i| {
                            let f = i.program().function_of_address(h)?;
                            i.program().functions.get(f as usize).map(|f| f.name.clone())
                        })
                        .unwrap_or_default(),
                }
            }
            Call::Poll | Call::Ppoll if result.is_some_and(|r| r > 0) => {
                let b = peek(site.args[0], 8 * site.args[1].min(64));
                let hit = |c: &[u8]| (c.get(6..8) != Some(&[0, 0])).then(|| int(c, 0));
                ready(b.chunks_exact(8).filter_map(hit).collect())
            }
            Call::Select | Call::Pselect6 if result.is_some_and(|r| r > 0) => {
                let sets: Vec<Vec<u8>> =
                    (1..4).map(|i| if site.args[i] == 0 { Vec::new() } else { peek(site.args[i], 128) }).collect();
                let on = |fd: usize| sets.iter().any(|s| s.get(fd / 8).is_some_and(|b| b >> (fd % 8) & 1 != 0));
                ready((0..(site.args[0] as usize).min(1024)).filter(|fd| on(*fd)).map(|fd| fd as i32).collect())
            }
            Call::Semctl => {
                let n = k.semaphore_sets.get(site.args[0] as i32);
                n.map(|s| s.values.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

/// The bytes in quotes, replaced by the variable they are.
fn quoted_as(args: String, named: Option<&(String, String)>) -> String {
    let Some((name, _)) = named else { return args };
    let Some(start) = args.find('"') else { return args };
    let mut escaped = false;
    let inside = args.get(start + 1..).unwrap_or("");
    let end = inside.char_indices().find(|(_, c)| {
        let is_end = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        is_end
    });
    let Some((end, _)) = end else { return args };
    let tail = inside.get(end + 1..).unwrap_or("");
    let tail = tail.strip_prefix("...").unwrap_or(tail);
    let name = name.strip_prefix('*').map_or_else(|| format!("&{name}"), str::to_string);
    format!("{}{name}{tail}", args.get(..start).unwrap_or(""))
}

/// The part of a variable that begins at `addr` and has this length, with its name and value; not for text.
fn whole(
    i: &Inspector,
    ty: TypeId,
    at: u64,
    name: &str,
    addr: u64,
    len: u64,
    depth: usize,
) -> Option<(String, String)> {
    let program = i.image.program();
    let t = program.types.get(ty.0 as usize)?;
    if depth > 4 || addr < at || addr + len > at + t.size {
        return None;
    }
    let is_text = |ty: TypeId| program.types.get(ty.0 as usize).is_some_and(|t| matches!(t.kind, TypeKind::Char));
    if addr == at && len == t.size {
        let text = match &t.kind {
            TypeKind::Array { of, .. } => is_text(*of),
            TypeKind::Char => true,
            _ => false,
        };
        let v = i.object(ty, at);
        return (!text && !v.undefined).then_some((name.to_string(), v.text));
    }
    match &t.kind {
        TypeKind::Struct(fields) | TypeKind::Union(fields) => fields.iter().find_map(|f| {
            let name = if f.name.is_empty() { name.to_string() } else { format!("{name}.{}", f.name) };
            whole(i, f.ty, at + f.offset, &name, addr, len, depth + 1)
        }),
        TypeKind::Array { of, .. } if !is_text(*of) => {
            let size = program.types.get(of.0 as usize)?.size.max(1);
            let n = (addr - at) / size;
            whole(i, *of, at + n * size, &format!("{name}[{n}]"), addr, len, depth + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted_as;

    #[test]
    fn a_variable_stands_for_its_bytes() {
        let n = ("n".to_string(), "3".to_string());
        assert_eq!(quoted_as("4, \"\\3\\0\\0\\0\", 4".into(), Some(&n)), "4, &n, 4");
        assert_eq!(quoted_as("4, \"a\\\"b\"..., 64".into(), Some(&n)), "4, &n, 64");
        assert_eq!(quoted_as("4, \"x\", 1".into(), None), "4, \"x\", 1");
        let p = ("*p".to_string(), "{}".to_string());
        assert_eq!(quoted_as("4, \"x\", 1".into(), Some(&p)), "4, p, 1");
    }
}
