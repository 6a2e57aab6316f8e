//! The settings of a scenario by name: the one table behind `--set`, saved scenarios and the settings menu.
//!
//! To add one: a field in `kernel::Settings`, a row here.

use crate::kernel::Settings;
use crate::kernel::network::Host;
use std::collections::BTreeMap;

/// A row: name, what it is, and how it is read and written as text.
pub struct Setting {
    pub name: &'static str,
    /// One line for help and menus; the value on Linux is the default.
    pub about: &'static str,
    pub show: fn(&Settings) -> String,
    /// The error says what would be right.
    pub set: fn(&mut Settings, &str) -> Result<(), String>,
}

fn number<T: TryFrom<u64>>(text: &str, least: u64, most: u64) -> Result<T, String> {
    let n = text.parse::<u64>().ok().filter(|n| (least..=most).contains(n));
    n.and_then(|n| T::try_from(n).ok()).ok_or_else(|| format!("`{text}` is no number from {least} to {most}"))
}

/// All settings, in the order menus show them.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "pipe",
        about: "bytes a pipe holds (Linux: 65536)",
        show: |s| s.pipe_capacity.to_string(),
        set: |s, v| number(v, 1, 1 << 20).map(|n| s.pipe_capacity = n),
    },
    Setting {
        name: "pipe_buf",
        about: "the most bytes one write puts into a pipe in one piece (Linux: 4096)",
        show: |s| s.pipe_buf.to_string(),
        set: |s, v| number(v, 1, 1 << 20).map(|n| s.pipe_buf = n),
    },
    Setting {
        name: "pid",
        about: "the first process's number",
        show: |s| s.first_pid.to_string(),
        set: |s, v| number(v, 2, 1 << 22).map(|n| s.first_pid = n),
    },
    Setting {
        name: "memory",
        about: "bytes of heap and mappings a process may have",
        show: |s| s.memory_limit.to_string(),
        set: |s, v| number(v, 1 << 16, 1 << 34).map(|n| s.memory_limit = n),
    },
    Setting {
        name: "stdin",
        about: "what standard input is: `terminal` (typed, line by line) or `pipe`",
        show: |s| if s.stdin_is_terminal { "terminal" } else { "pipe" }.to_string(),
        set: |s, v| match v {
            "terminal" => Ok(s.stdin_is_terminal = true),
            "pipe" => Ok(s.stdin_is_terminal = false),
            _ => Err(format!("`{v}` is neither `terminal` nor `pipe`")),
        },
    },
    Setting {
        name: "tasks",
        about: "the most processes and threads at once",
        show: |s| s.task_limit.to_string(),
        set: |s, v| number(v, 1, 1 << 16).map(|n| s.task_limit = n),
    },
    Setting {
        name: "uid",
        about: "the number of the user who runs the programs",
        show: |s| s.uid.to_string(),
        set: |s, v| number(v, 0, u64::from(u32::MAX - 1)).map(|n| s.uid = n),
    },
    Setting {
        name: "epoch",
        about: "seconds since 1970 at which the clock begins",
        show: |s| s.epoch.to_string(),
        set: |s, v| number(v, 0, 1 << 40).map(|n| s.epoch = n),
    },
    Setting {
        name: "hostname",
        about: "what gethostname says",
        show: |s| s.hostname.clone(),
        set: |s, v| match v.len() {
            1..=64 => Ok(s.hostname = v.to_string()),
            _ => Err("a name of 1 to 64 bytes".to_string()),
        },
    },
    Setting {
        name: "random",
        about: "where the sequence of /dev/urandom begins",
        show: |s| s.random_seed.to_string(),
        set: |s, v| number(v, 0, u64::MAX).map(|n| s.random_seed = n),
    },
    Setting {
        name: "rand",
        about: "what rand() and random() may return, by choice: `0,1,2`; `glibc`: what the seed gives",
        show: |s| match s.rand.as_slice() {
            [] => "glibc".to_string(),
            values => values.iter().map(u32::to_string).collect::<Vec<_>>().join(","),
        },
        set: |s, v| {
            if v == "glibc" {
                return Ok(s.rand.clear());
            }
            s.rand = v.split(',').map(|n| number(n, 0, i32::MAX as u64)).collect::<Result<_, _>>()?;
            if s.rand.len() > 16 { Err("at most 16 numbers".to_string()) } else { Ok(()) }
        },
    },
    Setting {
        name: "socket",
        about: "bytes under way from one socket to another; `linux`: as many as Linux allows",
        show: |s| s.socket_buffer.map_or("linux".to_string(), |n| n.to_string()),
        set: |s, v| match v {
            "linux" => Ok(s.socket_buffer = None),
            _ => number(v, 1, 1 << 20).map(|n| s.socket_buffer = Some(n)),
        },
    },
    Setting {
        name: "hosts",
        about: "hosts and the programs that run on them: `alpha@10.0.0.1:server,beta@10.0.0.2:client+other`",
        show: |s| Host::show(&s.hosts),
        set: |s, v| Host::parse(v).map(|hosts| s.hosts = hosts),
    },
    Setting {
        name: "loss",
        about: "`yes`: datagrams between hosts may be lost or overtake each other, by choice; `no`: they arrive in order",
        show: |s| if s.loss { "yes" } else { "no" }.to_string(),
        set: |s, v| match v {
            "yes" => Ok(s.loss = true),
            "no" => Ok(s.loss = false),
            _ => Err(format!("`{v}` is neither `yes` nor `no`")),
        },
    },
    Setting {
        name: "stdout",
        about: "what standard output is: `terminal` or `pipe` (stdio buffers differ)",
        show: |s| if s.stdout_is_terminal { "terminal" } else { "pipe" }.to_string(),
        set: |s, v| match v {
            "terminal" => Ok(s.stdout_is_terminal = true),
            "pipe" => Ok(s.stdout_is_terminal = false),
            _ => Err(format!("`{v}` is neither `terminal` nor `pipe`")),
        },
    },
];

/// Sets one by name.
///
/// # Errors
/// A sentence that says what is wrong: no such setting (with the list), or a value it cannot have.
pub fn set(settings: &mut Settings, name: &str, value: &str) -> Result<(), String> {
    let Some(row) = SETTINGS.iter().find(|r| r.name == name) else {
        let names: Vec<&str> = SETTINGS.iter().map(|r| r.name).collect();
        return Err(format!("no setting `{name}`; there are {}", names.join(", ")));
    };
    (row.set)(settings, value).map_err(|e| format!("{name}: {e}"))
}

/// Those that differ from the defaults, as saved scenarios hold them.
#[must_use]
pub fn changed(settings: &Settings) -> BTreeMap<String, String> {
    let plain = Settings::default();
    let rows = SETTINGS.iter().filter(|r| (r.show)(settings) != (r.show)(&plain));
    rows.map(|r| (r.name.to_string(), (r.show)(settings))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_reads_what_it_shows() {
        for row in SETTINGS {
            let mut s = Settings::default();
            assert_eq!((row.set)(&mut s, &(row.show)(&Settings::default())), Ok(()), "{}", row.name);
            assert_eq!(s, Settings::default(), "{}", row.name);
        }
    }

    #[test]
    fn errors_say_what_would_be_right() {
        let mut s = Settings::default();
        assert_eq!(set(&mut s, "pipe", "0"), Err("pipe: `0` is no number from 1 to 1048576".to_string()));
        assert_eq!(set(&mut s, "stdout", "x"), Err("stdout: `x` is neither `terminal` nor `pipe`".to_string()));
        assert!(set(&mut s, "pip", "1").is_err_and(|e| e.starts_with("no setting `pip`; there are pipe, ")));
        assert_eq!(set(&mut s, "pipe", "12"), Ok(()));
        assert_eq!(changed(&s).into_iter().collect::<Vec<_>>(), [("pipe".to_string(), "12".to_string())]);
    }
}
