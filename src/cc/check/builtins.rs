//! The standard functions that gcc knows by itself: their types serve calls without a declaration.
//!
//! A signature is a string, the result first: `v` void, `i` int, `u` unsigned, `l` long, `L` long long, `z` size_t,
//! `f` float, `d` double, `D` long double, `p` void *, `q` const void *, `s` char *, `c` const char *,
//! `S` char **, `a` char *const *, `V` va_list, `I` int *, `e` double *; `.` variadic.

use super::super::types::{self, FnTy, Ty, Types};

pub(super) struct Known {
    pub header: &'static str,
    signature: &'static str,
    /// Compatible with `int name()`: no complaint about the implicit declaration's type.
    pub plain: bool,
}

const FUNCTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "stdio.h",
        &[
            ("printf", "ic."),
            ("fprintf", "ipc."),
            ("sprintf", "isc."),
            ("snprintf", "iszc."),
            ("scanf", "ic."),
            ("fscanf", "ipc."),
            ("sscanf", "icc."),
            ("vprintf", "icV"),
            ("vfprintf", "ipcV"),
            ("vsprintf", "iscV"),
            ("vsnprintf", "iszcV"),
            ("vscanf", "icV"),
            ("vfscanf", "ipcV"),
            ("vsscanf", "iccV"),
            ("puts", "ic"),
            ("putchar", "ii"),
            ("fputs", "icp"),
            ("fputc", "iip"),
            ("putc", "iip"),
            ("fwrite", "zqzzp"),
        ],
    ),
    (
        "stdlib.h",
        &[
            ("malloc", "pz"),
            ("calloc", "pzz"),
            ("realloc", "ppz"),
            ("free", "vp"),
            ("exit", "vi"),
            ("abort", "v"),
            ("_Exit", "vi"),
            ("abs", "ii"),
            ("labs", "ll"),
            ("llabs", "LL"),
        ],
    ),
    (
        "string.h",
        &[
            ("memcpy", "ppqz"),
            ("memmove", "ppqz"),
            ("memset", "ppiz"),
            ("memcmp", "iqqz"),
            ("memchr", "pqiz"),
            ("strlen", "zc"),
            ("strcpy", "ssc"),
            ("strncpy", "sscz"),
            ("strcat", "ssc"),
            ("strncat", "sscz"),
            ("strcmp", "icc"),
            ("strncmp", "iccz"),
            ("strchr", "sci"),
            ("strrchr", "sci"),
            ("strstr", "scc"),
            ("strspn", "zcc"),
            ("strcspn", "zcc"),
            ("strpbrk", "scc"),
        ],
    ),
    (
        "",
        &[
            ("_exit", "vi"),
            ("strdup", "sc"),
            ("strndup", "scz"),
            ("stpcpy", "ssc"),
            ("stpncpy", "sscz"),
            ("strcasecmp", "icc"),
            ("strncasecmp", "iccz"),
            ("strnlen", "zcz"),
            ("bzero", "vpz"),
            ("bcopy", "vqpz"),
            ("bcmp", "iqqz"),
            ("index", "sci"),
            ("rindex", "sci"),
            ("mempcpy", "ppqz"),
            ("alloca", "pz"),
            ("fork", "i"),
            ("execl", "icc."),
            ("execlp", "icc."),
            ("execle", "icc."),
            ("execv", "ica"),
            ("execvp", "ica"),
            ("execve", "icaa"),
            ("ffs", "ii"),
            ("isascii", "ii"),
            ("toascii", "ii"),
        ],
    ),
    (
        "ctype.h",
        &[
            ("isalnum", "ii"),
            ("isalpha", "ii"),
            ("isblank", "ii"),
            ("iscntrl", "ii"),
            ("isdigit", "ii"),
            ("isgraph", "ii"),
            ("islower", "ii"),
            ("isprint", "ii"),
            ("ispunct", "ii"),
            ("isspace", "ii"),
            ("isupper", "ii"),
            ("isxdigit", "ii"),
            ("tolower", "ii"),
            ("toupper", "ii"),
        ],
    ),
    (
        "math.h",
        &[
            ("sin", "dd"),
            ("cos", "dd"),
            ("tan", "dd"),
            ("asin", "dd"),
            ("acos", "dd"),
            ("atan", "dd"),
            ("atan2", "ddd"),
            ("sinh", "dd"),
            ("cosh", "dd"),
            ("tanh", "dd"),
            ("asinh", "dd"),
            ("acosh", "dd"),
            ("atanh", "dd"),
            ("exp", "dd"),
            ("exp2", "dd"),
            ("expm1", "dd"),
            ("log", "dd"),
            ("log2", "dd"),
            ("log10", "dd"),
            ("log1p", "dd"),
            ("pow", "ddd"),
            ("sqrt", "dd"),
            ("cbrt", "dd"),
            ("hypot", "ddd"),
            ("floor", "dd"),
            ("ceil", "dd"),
            ("trunc", "dd"),
            ("round", "dd"),
            ("rint", "dd"),
            ("fmod", "ddd"),
            ("fabs", "dd"),
            ("fma", "dddd"),
            ("fmax", "ddd"),
            ("fmin", "ddd"),
            ("ldexp", "ddi"),
            ("frexp", "ddI"),
            ("modf", "dde"),
            ("sinf", "ff"),
            ("cosf", "ff"),
            ("sqrtf", "ff"),
            ("fabsf", "ff"),
            ("powf", "fff"),
            ("floorf", "ff"),
            ("ceilf", "ff"),
            ("sqrtl", "DD"),
            ("fabsl", "DD"),
            ("powl", "DDD"),
            ("lround", "ld"),
            ("llround", "Ld"),
            ("lrint", "ld"),
            ("llrint", "Ld"),
            ("nearbyint", "dd"),
            ("copysign", "ddd"),
        ],
    ),
];

/// The built-in function of this name.
pub(super) fn find(name: &str) -> Option<Known> {
    for (header, list) in FUNCTIONS {
        if let Some((_, signature)) = list.iter().find(|(n, _)| *n == name) {
            let plain = signature.starts_with('i') && signature.bytes().all(|b| b != b'.' && b != b'f');
            return Some(Known { header, signature, plain });
        }
    }
    None
}

impl Known {
    pub(super) fn ty(&self, t: &mut Types) -> Ty {
        let variadic = self.signature.ends_with('.');
        let mut list: Vec<Ty> = self.signature.bytes().filter(|b| *b != b'.').map(|b| letter(t, b)).collect();
        let ret = if list.is_empty() { Ty::INT } else { list.remove(0) };
        t.function(FnTy { ret, params: list, variadic, proto: true })
    }
}

fn letter(t: &mut Types, b: u8) -> Ty {
    let to_char = |t: &mut Types, q: u8| t.pointer(Ty::CHAR.with(q));
    match b {
        b'v' => Ty::VOID,
        b'u' => Ty::UINT,
        b'l' => Ty::LONG,
        b'L' => Ty::LLONG,
        b'z' => Ty::ULONG,
        b'f' => Ty::FLOAT,
        b'd' => Ty::DOUBLE,
        b'D' => Ty::LDOUBLE,
        b'p' => t.pointer(Ty::VOID),
        b'q' => t.pointer(Ty::VOID.with(types::CONST)),
        b's' => to_char(t, 0),
        b'c' => to_char(t, types::CONST),
        b'S' => {
            let s = to_char(t, 0);
            t.pointer(s)
        }
        b'a' => {
            let s = to_char(t, 0);
            t.pointer(s.with(types::CONST))
        }
        b'V' => {
            let of = t.element(t.va_list).unwrap_or(Ty::VOID);
            t.pointer(of)
        }
        b'I' => t.pointer(Ty::INT),
        b'e' => t.pointer(Ty::DOUBLE),
        _ => Ty::INT,
    }
}
