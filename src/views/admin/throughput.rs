//! What was done in the last hour, drawn here: a bar a minute, failures on top. A picture without a script, whose words
//! (a title a bar, one sentence for all of it) stand in the template.
use jobs::queue::Minute;
use serde::Serialize;

const BAR: u64 = 10;
const GAP: u64 = 2;
const HEIGHT: u64 = 100;

#[derive(Debug, Serialize)]
pub struct Throughput {
    width: u64,
    height: u64,
    /// Of the busiest minute: what the top of the picture stands for.
    most: u64,
    done: u64,
    failed: u64,
    bars: Vec<Bar>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Bar {
    x: u64,
    width: u64,
    minutes_ago: u64,
    done: u64,
    failed: u64,
    done_y: u64,
    done_height: u64,
    failed_y: u64,
    failed_height: u64,
}

impl Throughput {
    /// Sixty minutes, the oldest first.
    pub fn new(minutes: &[Minute]) -> Self {
        let most = minutes.iter().map(|minute| minute.processed).max().unwrap_or(0);
        let last = minutes.len().saturating_sub(1) as u64;
        Self {
            width: minutes.len() as u64 * BAR,
            height: HEIGHT,
            most,
            done: minutes.iter().map(succeeded).sum(),
            failed: minutes.iter().map(|minute| minute.failed).sum(),
            bars: (0..)
                .zip(minutes)
                .map(|(place, minute)| Bar::new(place, last - place, minute, most))
                .collect(),
        }
    }
}

impl Bar {
    fn new(place: u64, minutes_ago: u64, minute: &Minute, most: u64) -> Self {
        let (done_height, failed_height) = (scaled(succeeded(minute), most), scaled(minute.failed, most));
        let done_y = HEIGHT - done_height;
        Self {
            x: place * BAR + GAP / 2,
            width: BAR - GAP,
            minutes_ago,
            done: succeeded(minute),
            failed: minute.failed,
            done_y,
            done_height,
            failed_y: done_y.saturating_sub(failed_height),
            failed_height,
        }
    }
}

/// Sidekiq counts a failed run as processed too.
fn succeeded(minute: &Minute) -> u64 {
    minute.processed.saturating_sub(minute.failed)
}

/// One failure among a thousand jobs must be seen, so nothing that happened is less than two high.
fn scaled(count: u64, most: u64) -> u64 {
    if count == 0 { 0 } else { (count * HEIGHT / most.max(1)).clamp(2, HEIGHT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(processed: u64, failed: u64) -> Minute {
        Minute { at: 0, processed, failed }
    }

    #[test]
    fn the_busiest_minute_reaches_the_top_and_a_single_failure_is_seen() {
        let picture = Throughput::new(&[minute(0, 0), minute(1000, 1), minute(500, 500)]);
        assert_eq!((picture.most, picture.done, picture.failed), (1000, 999, 501));
        let [nothing, busiest, all_failed] = picture.bars.as_slice() else { panic!("three bars") };
        assert_eq!((nothing.done_height, nothing.failed_height, nothing.minutes_ago), (0, 0, 2));
        assert_eq!((busiest.done_height, busiest.failed_height), (99, 2));
        assert_eq!((all_failed.done_height, all_failed.failed_height, all_failed.failed_y), (0, 50, 50));
    }

    #[test]
    fn an_hour_of_rest_is_an_empty_picture() {
        let picture = Throughput::new(&[minute(0, 0); 60]);
        assert_eq!((picture.width, picture.most, picture.done), (600, 0, 0));
        assert!(picture.bars.iter().all(|bar| bar.done_height == 0));
    }
}
