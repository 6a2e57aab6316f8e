//! Fetching what the site and its tests need. Each function looks first and does nothing if it finds.

use crate::Dev;
use crate::run::{Failure, same_bytes, say};
use std::path::PathBuf;

/// The series that fits: 0.22 wants a newer compiler, and options differ between series.
const TRUNK: &str = "0.21.14";
const TRUNK_SERIES: &str = "0.21.";
const WASM: &str = "wasm32-unknown-unknown";

/// Everything `trunk build` needs.
pub fn site(dev: &Dev) -> Result<(), Failure> {
    wasm_target(dev)?;
    trunk(dev)?;
    wasm_bindgen(dev)?;
    npm(dev)
}

/// The standard library for the browser's machine.
pub fn wasm_target(dev: &Dev) -> Result<(), Failure> {
    let lib = dev.ask("rustc", &["--print", "target-libdir", "--target", WASM]);
    if lib.is_some_and(|dir| PathBuf::from(dir).is_dir()) {
        return Ok(());
    }
    if dev.which("rustup").is_none() {
        return Err(Failure(format!(
            "the Rust target {WASM} is missing and so is rustup; install rustup (https://rustup.rs), or add the target \
             the way your Rust was installed."
        )));
    }
    say("wasm target", "rustup fetches Rust's standard library for the browser (about 20 MB)");
    dev.tool("rustup").args(["target", "add", WASM]).check("adding the wasm target")
}

fn trunk(dev: &Dev) -> Result<(), Failure> {
    let have = dev.ask("trunk", &["--version"]);
    if have.is_some_and(|v| v.split(' ').nth(1).is_some_and(|v| v.starts_with(TRUNK_SERIES))) {
        return Ok(());
    }
    say("trunk", "compiling the site's build tool into .tools/ (3 to 4 minutes on two cores, once)");
    // It fetches nothing here, so it needs no encryption; and it copies files, so what its own profile spends on
    // optimising it is spent in vain.
    cargo_install(dev, &["--locked", "--no-default-features", &format!("trunk@{TRUNK}")], &UNOPTIMISED)
}

/// The glue generator refuses wasm made with any other version of its crate than its own.
fn wasm_bindgen(dev: &Dev) -> Result<(), Failure> {
    let want = locked_version(dev, "wasm-bindgen")?;
    let have = dev.ask("wasm-bindgen", &["--version"]);
    if have.is_some_and(|v| v.split(' ').nth(1) == Some(want.as_str())) {
        return Ok(());
    }
    say("wasm-bindgen", &format!("compiling version {want} of the glue generator into .tools/ (2 minutes, once)"));
    cargo_install(dev, &[&format!("wasm-bindgen-cli@{want}")], &[])
}

/// The release profile as quick to compile as can be.
const UNOPTIMISED: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

fn cargo_install(dev: &Dev, args: &[&str], profile: &[(&str, &str)]) -> Result<(), Failure> {
    let what = args.last().copied().unwrap_or_default();
    let cargo = profile.iter().fold(dev.tool("cargo"), |cargo, (key, value)| cargo.env(key, value));
    cargo
        .args(["install", "--quiet", "--force", "--root"])
        .arg(dev.root.join(".tools"))
        .args(args)
        // Tools are built once: they need not share the project's target folder.
        .env("CARGO_TARGET_DIR", dev.root.join(".tools").join("build"))
        .check(&format!("installing {what}"))?;
    // The build folder is some hundred megabytes that nobody asks for again. Failing to remove it harms nobody.
    let _ = std::fs::remove_dir_all(dev.root.join(".tools").join("build"));
    Ok(())
}

/// The version of a crate in Cargo.lock.
fn locked_version(dev: &Dev, name: &str) -> Result<String, Failure> {
    let lock = std::fs::read_to_string(dev.root.join("Cargo.lock"))
        .map_err(|e| Failure(format!("Cargo.lock cannot be read: {e}.")))?;
    version_in_lock(&lock, name).ok_or_else(|| Failure(format!("Cargo.lock does not name {name}.")))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let head = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|l| *l != head).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_string())
}

/// The packages of package.json, exactly as package-lock.json lists them.
pub fn npm(dev: &Dev) -> Result<(), Failure> {
    let lock = dev.root.join("package-lock.json");
    let stamp = dev.root.join("node_modules").join(".installed-lock.json");
    if same_bytes(&lock, &stamp) {
        return Ok(());
    }
    let node = dev.ask("node", &["--version"]).unwrap_or_default();
    let major: u32 = node.trim_start_matches('v').split('.').next().and_then(|v| v.parse().ok()).unwrap_or(0);
    if major < 20 || dev.which("npm").is_none() {
        let have = if node.is_empty() { "there is none here".to_string() } else { format!("here is {node}") };
        return Err(Failure(format!(
            "Node 20 or newer with npm is needed and {have}; get it from https://nodejs.org."
        )));
    }
    say("npm ci", "fetching the editor, the wasm optimiser and the browser driver (about 60 MB)");
    dev.tool("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).check("installing the npm packages")?;
    std::fs::copy(&lock, &stamp).map_err(|e| Failure(format!("node_modules cannot be written: {e}.")))?;
    Ok(())
}

/// Names under which browsers of the Chromium family are installed.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const BROWSER_FILES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// A browser for the journeys: RINGSIDE_BROWSER, else one found on the machine, else playwright's, else Debian's.
pub fn browser(dev: &Dev) -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("RINGSIDE_BROWSER").map(PathBuf::from) {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Failure(format!("RINGSIDE_BROWSER names {}, which is no file.", named.display())))
        };
    }
    if let Some(found) = find_browser(dev) {
        return Ok(found);
    }
    npm(dev)?;
    say("browser", "none found; fetching Chromium with playwright's installer (about 150 MB)");
    let fetched = dev.tool("playwright-core").args(["install", "chromium"]).check("fetching a browser");
    if let Some(found) = playwright_browser(dev) {
        return Ok(found);
    }
    if dev.which("apt-get").is_some() && dev.ask("id", &["-u"]).as_deref() == Some("0") {
        say("browser", "that did not work; installing Debian's chromium package (about 300 MB, some minutes)");
        // An out-of-date package list is the commonest reason for failing, so it is refreshed first.
        let _ = dev.tool("apt-get").args(["update", "-qq"]).check("refreshing the package list");
        dev.tool("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .check("installing chromium")?;
        if let Some(found) = find_browser(dev) {
            return Ok(found);
        }
    }
    let why = fetched.err().map(|f| format!(" ({f})")).unwrap_or_default();
    Err(Failure(format!(
        "no browser for the tests{why}; install Chromium or Chrome, or set RINGSIDE_BROWSER to the path of one."
    )))
}

fn find_browser(dev: &Dev) -> Option<PathBuf> {
    let in_path = BROWSERS.iter().find_map(|name| dev.which(name));
    in_path
        .or_else(|| BROWSER_FILES.iter().map(PathBuf::from).find(|f| f.is_file()))
        .or_else(|| playwright_browser(dev))
}

/// Where playwright's installer put its Chromium, by asking playwright.
fn playwright_browser(dev: &Dev) -> Option<PathBuf> {
    let ask = "import('playwright-core').then(p => console.log(p.chromium.executablePath()))";
    dev.ask("node", &["-e", ask]).map(PathBuf::from).filter(|f| f.is_file())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
