//! What the operating system says of this process. Where there is no `/proc` there is nothing to say.
use std::{fs, path::Path};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Process {
    pub resident_bytes: u64,
    pub cpu_seconds: f64,
    pub open_files: u64,
    pub threads: u64,
    /// Seconds since 1970.
    pub started_at: f64,
}

/// The kernel's clock for such figures ticks a hundred times a second on every Linux there is.
const TICKS_A_SECOND: f64 = 100.0;

impl Process {
    pub fn read() -> Option<Self> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let stat = fs::read_to_string("/proc/self/stat").ok()?;
        // The name, in parentheses, may hold anything; the figures come after it.
        let figures: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
        let ticks = |place: usize| figures.get(place)?.parse::<f64>().ok();
        Some(Self {
            resident_bytes: line(&status, "VmRSS:")? * 1024,
            threads: line(&status, "Threads:")?,
            cpu_seconds: (ticks(11)? + ticks(12)?) / TICKS_A_SECOND,
            open_files: fs::read_dir("/proc/self/fd").ok()?.count() as u64,
            started_at: booted_at()? + ticks(19)? / TICKS_A_SECOND,
        })
    }
}

fn line(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn booted_at() -> Option<f64> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    stat.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()
}

/// Free and whole room, in bytes, on the disk that holds this folder.
pub fn disk(folder: &Path) -> Option<(u64, u64)> {
    let room = rustix::fs::statvfs(folder).ok()?;
    Some((room.f_bavail * room.f_frsize, room.f_blocks * room.f_frsize))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_lives_and_takes_room() {
        let process = Process::read().unwrap();
        assert!(process.resident_bytes > 1024 * 1024 && process.threads >= 1 && process.open_files >= 3);
        assert!(process.started_at > 1_500_000_000.0);
        let (free, whole) = disk(Path::new(".")).unwrap();
        assert!(free <= whole && whole > 0);
    }
}
