//! What was probably meant: unknown type names.

use super::decl::Place;
use super::{Binding, MAX_DIAGNOSTICS, Parser};
use crate::cc::names::Sym;
use crate::cc::preprocess::nearest;
use crate::cc::token::{Punct, TokenKind};
use crate::source::Diagnostic;

/// Types of the C library and the header that declares each.
#[rustfmt::skip]
const TYPES: &[(&str, &[&str])] = &[
    ("<sys/types.h>", &["pid_t", "uid_t", "gid_t", "off_t", "mode_t", "ssize_t", "key_t", "id_t", "dev_t", "ino_t", "nlink_t", "useconds_t", "suseconds_t", "u_int", "u_char", "u_short", "u_long", "caddr_t"]),
    ("<stddef.h>", &["size_t", "ptrdiff_t", "wchar_t", "max_align_t"]),
    ("<stdint.h>", &[
        "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t",
        "int_fast8_t", "int_fast16_t", "int_fast32_t", "int_fast64_t", "uint_fast8_t", "uint_fast16_t", "uint_fast32_t", "uint_fast64_t",
        "int_least8_t", "int_least16_t", "int_least32_t", "int_least64_t", "uint_least8_t", "uint_least16_t", "uint_least32_t", "uint_least64_t",
    ]),
    ("<stdbool.h>", &["bool"]),
    ("<stdio.h>", &["FILE", "fpos_t"]),
    ("<stdarg.h>", &["va_list"]),
    ("<time.h>", &["time_t", "clock_t", "timer_t", "clockid_t"]),
    ("<signal.h>", &["sigset_t", "siginfo_t", "sig_atomic_t", "sighandler_t", "stack_t"]),
    ("<pthread.h>", &[
        "pthread_t", "pthread_attr_t", "pthread_mutex_t", "pthread_mutexattr_t", "pthread_cond_t", "pthread_condattr_t", "pthread_key_t", "pthread_once_t",
        "pthread_rwlock_t", "pthread_rwlockattr_t", "pthread_barrier_t", "pthread_barrierattr_t", "pthread_spinlock_t",
    ]),
    ("<semaphore.h>", &["sem_t"]),
    ("<mqueue.h>", &["mqd_t"]),
    ("<sys/socket.h>", &["socklen_t", "sa_family_t"]),
    ("<netinet/in.h>", &["in_addr_t", "in_port_t"]),
    ("<sys/select.h>", &["fd_set", "fd_mask"]),
    ("<poll.h>", &["nfds_t"]),
    ("<sys/resource.h>", &["rlim_t"]),
    ("<setjmp.h>", &["jmp_buf", "sigjmp_buf"]),
    ("<dirent.h>", &["DIR"]),
    ("<sched.h>", &["cpu_set_t"]),
    ("<threads.h>", &["thrd_t", "mtx_t", "cnd_t", "tss_t", "once_flag", "thrd_start_t"]),
    ("<stdatomic.h>", &["atomic_int", "atomic_uint", "atomic_long", "atomic_ulong", "atomic_bool", "atomic_flag", "atomic_char", "atomic_size_t", "memory_order"]),
    ("<sys/eventfd.h>", &["eventfd_t"]),
    ("<wchar.h>", &["wint_t", "mbstate_t"]),
    ("<stdlib.h>", &["div_t", "ldiv_t"]),
];

/// Types of other languages, and what C has.
const FOREIGN: &[(&str, &str)] = &[
    ("string", "C has no string type: use `char *` for a text that stands elsewhere, or an array of char"),
    ("String", "C has no string type: use `char *` for a text that stands elsewhere, or an array of char"),
    ("boolean", "add `#include <stdbool.h>` and write `bool`"),
    ("byte", "use `unsigned char`"),
    ("var", "name the type: `int`, `double`, `char *`"),
    ("let", "name the type: `int`, `double`, `char *`"),
    ("class", "C has no classes: use `struct`"),
    ("function", "name the type the function returns, or `void`"),
];

/// Words that stand where a type stands.
#[rustfmt::skip]
const WORDS: &[&str] = &["int", "char", "long", "short", "float", "double", "void", "unsigned", "signed", "struct", "union", "enum", "const", "static", "extern", "typedef", "volatile", "register", "inline"];

impl Parser<'_> {
    /// Whether the name in hand was meant as a type: `A b` or `A *`, where A is nothing else.
    pub(super) fn is_unknown_type(&self, place: Place, first: bool) -> bool {
        let Some(sym) = self.name_at(0) else { return false };
        let binding = self.binding(sym);
        let next = self.nth(1);
        let followed = next.is(Punct::Star) || matches!(next.kind, TokenKind::Ident(s) if s.keyword().is_none());
        match place {
            _ if binding == Binding::Typedef => false,
            Place::File => followed && (first || binding == Binding::Unknown),
            Place::Parameter => followed && binding == Binding::Unknown && !first,
            Place::TypeName => binding == Binding::Unknown && !first,
            Place::Block | Place::For | Place::OldParameter | Place::Member => followed && binding == Binding::Unknown,
        }
    }

    /// Reports the name in hand as an unknown type, with what was meant if that can be told.
    pub(super) fn unknown_type(&mut self) {
        let Some(sym) = self.name_at(0).filter(|_| !self.quiet && self.diagnostics.len() < MAX_DIAGNOSTICS) else {
            return;
        };
        let name = self.names.text(sym).to_string();
        let span = self.span();
        let mut message = format!("unknown type name '{name}'");
        let mut cure = None;
        if let Some((_, word)) = self.structs.iter().find(|(s, _)| *s == sym) {
            message = format!("{message}; use '{word}' keyword to refer to the type");
            cure = Some(format!("write `{word} {name}`"));
        } else if let Some((header, _)) = TYPES.iter().find(|(_, types)| types.contains(&name.as_str())) {
            cure = Some(format!("add `#include {header}`"));
        } else if let Some((_, instead)) = FOREIGN.iter().find(|(word, _)| *word == name) {
            cure = Some((*instead).to_string());
        } else if let Some(near) = self.nearest_type(&name) {
            message = format!("{message}; did you mean '{near}'?");
        }
        let mut diagnostic = Diagnostic::error(span, message);
        diagnostic.cure = cure;
        self.report(diagnostic);
    }

    fn nearest_type(&self, name: &str) -> Option<String> {
        let typedefs = self
            .bindings
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == Binding::Typedef)
            .map(|(i, _)| self.names.text(Sym(i as u32)));
        nearest(name, typedefs.chain(WORDS.iter().copied())).map(str::to_string)
    }
}
