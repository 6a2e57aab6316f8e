//! The standard functions that gcc knows by itself: their types serve calls without a declaration.
//!
//! A signature is a string, the result first: `v` void, `i` int, `u` unsigned, `l` long, `L` long long, `z` size_t,
//! `f` float, `d` double, `D` long double, `p` void *, `q` const void *, `s` char *, `c` const char *,
//! `S` char **, `a` char *const *, `V` va_list, `I` int *, `e` double *, `C` double complex (`F` and `G` its float and
//! long double forms); `.` variadic.
//!
//! `GCC` is for the names that exist only behind `__builtin_`: what such a call calls instead.

use super::super::types::{self, FnTy, Ty, Types};

pub(super) struct Known {
    pub header: &'static str,
    signature: String,
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
            ("aligned_alloc", "pzz"),
            ("posix_memalign", "ipzz"),
            ("putchar_unlocked", "ii"),
            ("puts_unlocked", "ic"),
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
            ("fdim", "ddd"),
            ("remainder", "ddd"),
            ("nextafter", "ddd"),
            ("logb", "dd"),
            ("erf", "dd"),
            ("erfc", "dd"),
            ("tgamma", "dd"),
            ("lgamma", "dd"),
            ("ilogb", "id"),
            ("scalbn", "ddi"),
            ("__fpclassify", "id"),
        ],
    ),
    (
        "complex.h",
        &[
            ("creal", "dC"),
            ("cimag", "dC"),
            ("cabs", "dC"),
            ("carg", "dC"),
            ("conj", "CC"),
            ("cproj", "CC"),
            ("csqrt", "CC"),
            ("cexp", "CC"),
            ("clog", "CC"),
            ("cpow", "CCC"),
            ("csin", "CC"),
            ("ccos", "CC"),
            ("ctan", "CC"),
            ("casin", "CC"),
            ("cacos", "CC"),
            ("catan", "CC"),
            ("csinh", "CC"),
            ("ccosh", "CC"),
            ("ctanh", "CC"),
            ("casinh", "CC"),
            ("cacosh", "CC"),
            ("catanh", "CC"),
        ],
    ),
];

/// `__builtin_NAME`, the library's function that serves it (the bit counts have libgcc's names), its type.
const GCC: &[(&str, &str, &str)] = &[
    ("clz", "__clzsi2", "iu"),
    ("clzl", "__clzdi2", "iz"),
    ("clzll", "__clzdi2", "iz"),
    ("ctz", "__ctzsi2", "iu"),
    ("ctzl", "__ctzdi2", "iz"),
    ("ctzll", "__ctzdi2", "iz"),
    ("ffs", "__ffssi2", "ii"),
    ("ffsl", "__ffsdi2", "il"),
    ("ffsll", "__ffsdi2", "il"),
    ("clrsb", "__clrsbsi2", "ii"),
    ("clrsbl", "__clrsbdi2", "il"),
    ("clrsbll", "__clrsbdi2", "il"),
    ("popcount", "__popcountsi2", "iu"),
    ("popcountl", "__popcountdi2", "iz"),
    ("popcountll", "__popcountdi2", "iz"),
    ("parity", "__paritysi2", "iu"),
    ("parityl", "__paritydi2", "iz"),
    ("parityll", "__paritydi2", "iz"),
    ("powi", "__powidf2", "ddi"),
    ("powif", "__powisf2", "ffi"),
    ("powil", "__powidf2", "ddi"),
    ("signbit", "__signbit", "id"),
    ("signbitf", "__signbit", "id"),
    ("signbitl", "__signbit", "id"),
    ("asm_ticks", "__asm_ticks", "z"),
    ("asm_syscall", "__asm_syscall", "lzzzzzzz"),
    ("asm_trap", "__asm_trap", "v"),
    ("asm_umulh", "__asm_umulh", "zzz"),
    ("asm_smulh", "__asm_smulh", "zzz"),
    ("asm_overflows", "__asm_overflows", "zllz"),
    ("asm_divide", "__asm_divide", "zzzzzzz"),
];

/// The function that a `__builtin_` name without a function of its own stands for, and its type.
pub(super) fn gcc(name: &str) -> Option<(&'static str, Known)> {
    let (_, function, signature) = GCC.iter().find(|g| g.0 == name)?;
    Some((function, Known { header: "", signature: (*signature).to_string(), plain: false }))
}

/// The value of a bit-counting built-in for a constant; None: not one of them, or without a value.
pub(super) fn count_bits(name: &str, n: i64) -> Option<i64> {
    let stem = name.trim_end_matches('l');
    let wide = stem.len() < name.len();
    let bits: u32 = if wide { 64 } else { 32 };
    let u = if wide { n as u64 } else { u64::from(n as u32) };
    let above = 64 - bits;
    let r = match stem {
        "clz" if u != 0 => u.leading_zeros() - above,
        "ctz" if u != 0 => u.trailing_zeros(),
        "ffs" => {
            if u == 0 {
                0
            } else {
                u.trailing_zeros() + 1
            }
        }
        "clrsb" => {
            let n = if wide { n } else { i64::from(n as i32) };
            ((n ^ (n >> 63)) as u64).leading_zeros() - above - 1
        }
        "popcount" => u.count_ones(),
        "parity" => u.count_ones() & 1,
        _ => return None,
    };
    Some(i64::from(r))
}

/// `__builtin___strcpy_chk` and its like: the plain function, and which arguments only serve the check.
pub(super) fn fortified(name: &str) -> Option<(&str, std::ops::Range<usize>)> {
    let plain = name.strip_prefix("__")?.strip_suffix("_chk")?;
    let extra = match plain {
        "memcpy" | "memmove" | "memset" | "mempcpy" | "strncpy" | "strncat" | "stpncpy" => 3..4,
        "strcpy" | "strcat" | "stpcpy" => 2..3,
        "sprintf" | "vsprintf" => 1..3,
        "snprintf" | "vsnprintf" => 2..4,
        "printf" | "vprintf" => 0..1,
        "fprintf" | "vfprintf" => 1..2,
        _ => return None,
    };
    Some((plain, extra))
}

/// The built-in function of this name.
pub(super) fn find(name: &str) -> Option<Known> {
    for (header, list) in FUNCTIONS {
        if let Some((_, signature)) = list.iter().find(|(n, _)| *n == name) {
            return Some(known(header, (*signature).to_string()));
        }
    }
    // `fmaf`, `tanl`: the float and long double forms of a function on double.
    let (base, real, complex) = match (name.strip_suffix('f'), name.strip_suffix('l')) {
        (Some(base), _) => (base, "f", "F"),
        (_, Some(base)) => (base, "D", "G"),
        _ => return None,
    };
    FUNCTIONS.iter().filter(|f| matches!(f.0, "math.h" | "complex.h")).find_map(|(header, list)| {
        let (_, signature) = list.iter().find(|(n, s)| *n == base && s.contains(['d', 'C']) && !s.contains('e'))?;
        Some(known(header, signature.replace('d', real).replace('C', complex)))
    })
}

fn known(header: &'static str, signature: String) -> Known {
    let plain = signature.starts_with('i') && signature.bytes().all(|b| b != b'.' && b != b'f');
    Known { header, signature, plain }
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
        b'C' => Ty::CDOUBLE,
        b'F' => Ty::CFLOAT,
        b'G' => Ty::CLDOUBLE,
        _ => Ty::INT,
    }
}
