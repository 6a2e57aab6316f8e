//! What lies on the workbench: the files, which one is open, the breakpoints, the settings. Plain data; the page shows
//! it and a scenario is made of it.

use crate::machine::Scenario;
use crate::machine::scenario::{File, ProgramSpec};
use std::collections::{BTreeMap, BTreeSet};

/// The file that holds the line of shell which starts the run.
pub const LINE: &str = "run.sh";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tab {
    pub name: String,
    pub text: String,
    /// Line numbers, from 1.
    pub breakpoints: BTreeSet<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Never empty.
    pub tabs: Vec<Tab>,
    /// Which tab is open.
    pub at: usize,
    /// What the scenario holds besides files: arguments, input, settings, seed. Its own files and programs are unused.
    pub rest: Scenario,
    /// Programs that the rule for folders would not find, as a link or a chapter named them.
    programs: Vec<ProgramSpec>,
}

impl Desk {
    #[must_use]
    pub fn new(scenario: &Scenario) -> Desk {
        let tab = |f: &File| Tab { name: f.name.clone(), text: f.text.clone(), breakpoints: BTreeSet::new() };
        let mut tabs: Vec<Tab> = scenario.files.iter().map(tab).collect();
        if let Some(line) = &scenario.line {
            tabs.push(Tab { name: LINE.to_string(), text: line.clone(), breakpoints: BTreeSet::new() });
        }
        if tabs.is_empty() {
            tabs.push(Tab { name: "main.c".to_string(), ..Tab::default() });
        }
        let mut rest = Scenario { files: Vec::new(), programs: Vec::new(), line: None, ..scenario.clone() };
        rest.settings.retain(|_, value| !value.is_empty());
        let mut desk = Desk { tabs, at: 0, rest, programs: Vec::new() };
        // Only what the rule for folders would get wrong is kept by name: so a new file joins in as one expects.
        if desk.scenario().programs != scenario.programs {
            desk.programs.clone_from(&scenario.programs);
        }
        desk
    }

    /// What is run.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let file = |t: &Tab| File { name: t.name.clone(), text: t.text.clone() };
        let whole = Scenario::folder(self.tabs.iter().map(file).collect());
        let there = |p: &ProgramSpec| p.units.iter().all(|u| self.tabs.iter().any(|t| t.name == *u));
        let kept = !self.programs.is_empty() && self.programs.iter().all(there);
        let programs = if kept { self.programs.clone() } else { whole.programs };
        // In the order of the tabs, not of the names: the reader's order is part of what a link shows.
        let files: Vec<File> = self.tabs.iter().filter(|t| t.name != LINE).map(file).collect();
        let line = whole.line.filter(|l| !l.trim().is_empty());
        Scenario { files, programs, line, ..self.rest.clone() }
    }

    #[must_use]
    pub fn tab(&self) -> &Tab {
        // `at` is kept inside by every function here; `tabs` is never empty.
        &self.tabs[self.at.min(self.tabs.len() - 1)]
    }

    pub fn tab_mut(&mut self) -> &mut Tab {
        let last = self.tabs.len() - 1;
        &mut self.tabs[self.at.min(last)]
    }

    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.tabs.iter().position(|t| t.name == name)
    }

    pub fn open(&mut self, i: usize) {
        self.at = i.min(self.tabs.len() - 1);
    }

    /// Adds an empty file and opens it.
    ///
    /// # Errors
    /// A sentence, when the name cannot be a file's.
    pub fn add(&mut self, name: &str) -> Result<(), String> {
        let name = self.checked(name, None)?;
        self.tabs.push(Tab { name, ..Tab::default() });
        self.at = self.tabs.len() - 1;
        Ok(())
    }

    /// # Errors
    /// As for `add`.
    pub fn rename(&mut self, i: usize, name: &str) -> Result<(), String> {
        let name = self.checked(name, Some(i))?;
        if let Some(tab) = self.tabs.get_mut(i) {
            tab.name = name;
        }
        Ok(())
    }

    /// Takes a file away; the last one stays.
    pub fn remove(&mut self, i: usize) {
        if self.tabs.len() > 1 && i < self.tabs.len() {
            self.tabs.remove(i);
            if self.at >= i {
                self.at = self.at.saturating_sub(1);
            }
        }
    }

    fn checked(&self, name: &str, own: Option<usize>) -> Result<String, String> {
        let name = name.trim().trim_start_matches("./");
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+');
        if name.is_empty() {
            return Err("A file needs a name.".to_string());
        }
        if name.len() > 64 || !name.chars().all(letters) || name.split('/').any(|p| p.is_empty() || p == "..") {
            return Err("A name is made of letters, digits, dots, dashes and underscores, 64 at most.".to_string());
        }
        if self.tabs.iter().enumerate().any(|(i, t)| t.name == name && Some(i) != own) {
            return Err(format!("There is a file {name} already."));
        }
        Ok(name.to_string())
    }

    /// Breakpoints of all files: name and line.
    #[must_use]
    pub fn breakpoints(&self) -> Vec<(String, u32)> {
        self.tabs.iter().flat_map(|t| t.breakpoints.iter().map(|&line| (t.name.clone(), line))).collect()
    }

    /// Sets a setting by name; the value on Linux takes it back out.
    ///
    /// # Errors
    /// What the settings' table says of it.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let mut settings: BTreeMap<String, String> = self.rest.settings.clone();
        settings.insert(name.to_string(), value.to_string());
        let kernel = Scenario { settings, ..Scenario::default() }.kernel_settings()?;
        self.rest.settings = crate::machine::settings::changed(&kernel);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_string(), text: text.to_string() }
    }

    #[test]
    fn a_scenario_comes_back_from_the_desk() {
        let main = "int main(void) { return 0; }";
        let mut shell = Scenario::folder(vec![file("a.c", main), file("b.c", main), file("run.sh", "./a | ./b\n")]);
        shell.settings.insert("pipe".to_string(), "12".to_string());
        shell.args.push("x".to_string());
        let mut named = Scenario::single("a.c", main);
        named.programs[0].name = "other".to_string();
        for scenario in [Scenario::single("a.c", main), shell, named] {
            assert_eq!(Desk::new(&scenario).scenario(), scenario);
        }
        assert_eq!(Desk::new(&Scenario::default()).tab().name, "main.c");
    }

    #[test]
    fn programs_named_by_hand_give_way_when_their_file_goes() {
        let main = "int main(void) { return 0; }";
        let mut scenario = Scenario::single("a.c", main);
        scenario.programs[0].name = "other".to_string();
        let mut desk = Desk::new(&scenario);
        assert_eq!(desk.rename(0, "b.c"), Ok(()));
        assert_eq!(desk.scenario().programs[0].name, "b");
    }

    #[test]
    fn names_are_checked_and_the_last_file_stays() {
        let mut desk = Desk::new(&Scenario::single("a.c", ""));
        assert!(desk.add("a.c").is_err());
        assert!(desk.add("../x").is_err());
        assert!(desk.add("a b").is_err());
        assert!(desk.add(" ").is_err());
        assert_eq!(desk.add("./lib/b.h"), Ok(()));
        assert_eq!((desk.at, desk.tab().name.as_str()), (1, "lib/b.h"));
        assert_eq!(desk.rename(1, "lib/b.h"), Ok(()));
        desk.remove(0);
        assert_eq!((desk.at, desk.tabs.len()), (0, 1));
        desk.remove(0);
        assert_eq!(desk.tabs.len(), 1);
    }

    #[test]
    fn a_setting_at_its_usual_value_is_not_kept() {
        let mut desk = Desk::new(&Scenario::single("a.c", ""));
        assert_eq!(desk.set("pipe", "12"), Ok(()));
        assert_eq!(desk.scenario().settings.get("pipe").map(String::as_str), Some("12"));
        assert_eq!(desk.set("pipe", "65536"), Ok(()));
        assert!(desk.scenario().settings.is_empty());
        assert!(desk.set("pipe", "many").is_err());
        assert!(desk.set("pip", "1").is_err());
    }
}
