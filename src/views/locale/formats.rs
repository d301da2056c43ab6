//! Money, days and times as a reader writes them, by the Unicode locale data.
use chrono::{Datelike, NaiveDate, Timelike, Utc};
use fixed_decimal::Decimal;
use icu::{
    calendar::Date,
    datetime::{
        DateTimeFormatter, fieldsets,
        input::{DateTime, Time},
        options::TimePrecision,
    },
    decimal::DecimalFormatter,
    list::ListFormatter,
    locale::Locale as IcuLocale,
};
use icu_experimental::dimension::currency::{CurrencyType, formatter::CurrencyFormatter};

use super::Locale;
use crate::models::{Moment, currency};

impl Locale {
    /// `39,00 €`, `€39.00`, `￥3,900`: the amount keeps its currency, the reader's language its form.
    pub fn money(&self, minor: i64, code: &str) -> String {
        let amount = in_major(minor, code);
        let plain = format!("{code} {amount}");
        let Ok(kind) = code.parse::<CurrencyType>() else { return plain };
        CurrencyFormatter::try_new_symbol((&self.icu()).into(), kind, Default::default())
            .map_or(plain, |formatter| formatter.format_fixed_decimal(&amount).to_string())
    }

    /// For a field to type in: digits and the reader's decimal mark, nothing else.
    pub fn amount_to_edit(&self, minor: i64, code: &str) -> String {
        let mark = if self.number(&in_major(15, "EUR")).contains(',') { "," } else { "." };
        in_major(minor, code).to_string().replace('.', mark)
    }

    pub fn number(&self, number: &Decimal) -> String {
        DecimalFormatter::try_new((&self.icu()).into(), Default::default())
            .map_or_else(|_| number.to_string(), |formatter| formatter.format_to_string(number))
    }

    /// `Ada, Noor, and Omar`, `Ada, Noor und Omar`
    pub fn list(&self, words: &[String]) -> String {
        ListFormatter::try_new_and((&self.icu()).into(), Default::default())
            .map_or_else(|_| words.join(", "), |formatter| formatter.format_to_string(words.iter()))
    }

    /// `December 5, 2026`
    pub fn date(&self, day: NaiveDate) -> String {
        let formatted = DateTimeFormatter::try_new((&self.icu()).into(), fieldsets::YMD::long()).ok();
        let text = formatted.zip(iso(day)).map(|(formatter, day)| formatter.format(&day).to_string());
        text.unwrap_or_else(|| day.to_string())
    }

    /// `December 5, 2026, 1:05 PM`, in the reader's zone.
    pub fn moment(&self, at: Moment) -> String {
        let local = at.to_utc().with_timezone(&self.time_zone).naive_local();
        let formatted = DateTimeFormatter::try_new(
            (&self.icu()).into(),
            fieldsets::YMDT::long().with_time_precision(TimePrecision::Minute),
        )
        .ok();
        let parts = iso(local.date()).zip(time(local));
        let text = formatted
            .zip(parts)
            .map(|(formatter, (date, time))| formatter.format(&DateTime { date, time }).to_string());
        text.unwrap_or_else(|| local.to_string())
    }

    /// The day it is where the reader lives.
    pub fn today(&self) -> NaiveDate {
        Utc::now().with_timezone(&self.time_zone).date_naive()
    }

    /// Days from today, there; negative when past.
    pub fn days_until(&self, day: NaiveDate) -> i64 {
        (day - self.today()).num_days()
    }

    fn icu(&self) -> IcuLocale {
        self.tag().parse().unwrap_or(IcuLocale::UNKNOWN)
    }
}

fn in_major(minor: i64, code: &str) -> Decimal {
    let mut amount = Decimal::from(minor);
    amount.multiply_pow10(-i16::try_from(currency::decimals(code)).unwrap_or(2));
    amount
}

fn iso(day: NaiveDate) -> Option<Date<icu::calendar::Iso>> {
    Date::try_new_iso(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn time(at: chrono::NaiveDateTime) -> Option<Time> {
    Time::try_new(u8::try_from(at.hour()).ok()?, u8::try_from(at.minute()).ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::Locale;
    use crate::models::Moment;

    #[test]
    fn money_keeps_its_currency_and_takes_the_readers_form() {
        let (english, german, japanese) =
            (Locale::new("en", "UTC"), Locale::new("de", "UTC"), Locale::new("ja", "UTC"));
        assert_eq!(english.money(3900, "EUR"), "€39.00");
        assert_eq!(german.money(3900, "EUR"), "39,00\u{a0}€");
        assert_eq!(japanese.money(3900, "JPY"), "￥3,900");
        assert_eq!(english.money(12_345, "KWD"), "KWD\u{a0}12.345");
    }

    #[test]
    fn names_in_a_row_are_joined_as_the_reader_does() {
        let names = ["Ada", "Noor", "Omar"].map(String::from);
        assert_eq!(Locale::new("en", "UTC").list(&names), "Ada, Noor, and Omar");
        assert_eq!(Locale::new("de", "UTC").list(&names), "Ada, Noor und Omar");
        assert_eq!(Locale::new("de", "UTC").list(&names[..1]), "Ada");
        assert_eq!(Locale::new("de", "UTC").list(&[]), "");
    }

    #[test]
    fn an_amount_to_edit_has_only_what_one_types() {
        assert_eq!(Locale::new("de", "UTC").amount_to_edit(123_456, "EUR"), "1234,56");
        assert_eq!(Locale::new("en", "UTC").amount_to_edit(3900, "JPY"), "3900");
    }

    #[test]
    fn days_and_times_are_the_readers() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 5).unwrap_or_default();
        assert_eq!(Locale::new("en", "UTC").date(day), "December 5, 2026");
        assert_eq!(Locale::new("de", "UTC").date(day), "5. Dezember 2026");
        let late = Moment(1_796_513_400_000_000);
        assert_ne!(
            Locale::new("en", "Asia/Tokyo").moment(late),
            Locale::new("en", "America/Lima").moment(late)
        );
    }
}
