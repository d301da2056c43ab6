//! Which links are followed. Addresses are written as an attacker would write them.
use jobs::metadata::guard::{Forbidden, Guard, Own, Vouched};
use std::net::IpAddr;
use url::Url;

fn verdict(guard: &Guard, link: &str) -> &'static str {
    match Url::parse(link).map(|url| guard.url(&url)) {
        Err(_) => "unreadable",
        Ok(Ok(())) => "fine",
        Ok(Err(Forbidden::Scheme)) => "scheme",
        Ok(Err(Forbidden::Userinfo)) => "userinfo",
        Ok(Err(Forbidden::Port)) => "port",
        Ok(Err(Forbidden::Name(_))) => "name",
        Ok(Err(Forbidden::Address(_))) => "address",
    }
}

fn each(guard: &Guard, cases: &[(&str, &str)]) {
    for (link, expected) in cases {
        assert_eq!(verdict(guard, link), *expected, "{link}");
    }
}

fn addresses(list: &[&str]) -> Vec<IpAddr> {
    list.iter().map(|address| address.parse().unwrap()).collect()
}

#[test]
fn a_shop_on_the_public_web_is_fine() {
    each(
        &Guard::default(),
        &[
            ("https://shop.example/teapot?colour=blue#reviews", "fine"),
            ("http://shop.example/", "fine"),
            ("http://shop.example:443/", "fine"),
            ("https://SHOP.Example.:443/", "fine"),
            ("https://teekännchen.example/", "fine"),
            ("http://1.1.1.1/", "fine"),
            ("http://[2606:4700::6810:84e5]/", "fine"),
            ("https://10.example/", "fine"),
            ("https://localhost.shop.example/", "fine"),
        ],
    );
}

#[test]
fn only_the_web_is_spoken() {
    each(
        &Guard::default(),
        &[
            ("file:///etc/shadow", "scheme"),
            ("ftp://shop.example/", "scheme"),
            ("gopher://shop.example/", "scheme"),
            ("ws://shop.example/", "scheme"),
            ("data:text/html,teapot", "scheme"),
            ("mailto:maya@shop.example", "scheme"),
            ("blob:https://shop.example/1", "scheme"),
            ("view-source:https://shop.example/", "scheme"),
        ],
    );
}

#[test]
fn a_password_in_the_link_is_not_ours_to_use() {
    each(
        &Guard::default(),
        &[
            ("https://maya:secret@shop.example/", "userinfo"),
            ("https://maya@shop.example/", "userinfo"),
            ("https://:secret@shop.example/", "userinfo"),
        ],
    );
}

#[test]
fn only_the_usual_ports_are_knocked_at() {
    each(
        &Guard::default(),
        &[
            ("http://shop.example:8080/", "port"),
            ("http://shop.example:22/", "port"),
            ("https://shop.example:6379/", "port"),
            ("https://shop.example:65535/", "port"),
            ("https://shop.example:65536/", "unreadable"),
        ],
    );
}

#[test]
fn names_of_the_inside_are_refused_without_asking_dns() {
    each(
        &Guard::default(),
        &[
            ("http://router/", "name"),
            ("http://localhost/", "name"),
            ("http://LocalHost./", "name"),
            ("http://shop.localhost/", "name"),
            ("http://nas.local/", "name"),
            ("http://metadata.google.internal/", "name"),
            ("http://tv.home.arpa/", "name"),
            ("http://1.0.0.127.in-addr.arpa/", "name"),
            ("http://nas.lan./", "name"),
            ("http://shop.onion/", "name"),
            ("http://./", "name"),
        ],
    );
}

#[test]
fn every_special_ipv4_block_is_refused_from_its_first_to_its_last_address() {
    for (first, last) in [
        ("0.0.0.0", "0.255.255.255"),
        ("10.0.0.0", "10.255.255.255"),
        ("100.64.0.0", "100.127.255.255"),
        ("127.0.0.0", "127.255.255.255"),
        ("168.63.129.16", "168.63.129.16"),
        ("169.254.0.0", "169.254.255.255"),
        ("172.16.0.0", "172.31.255.255"),
        ("192.0.0.0", "192.0.0.255"),
        ("192.0.2.0", "192.0.2.255"),
        ("192.88.99.0", "192.88.99.255"),
        ("192.168.0.0", "192.168.255.255"),
        ("198.18.0.0", "198.19.255.255"),
        ("198.51.100.0", "198.51.100.255"),
        ("203.0.113.0", "203.0.113.255"),
        ("224.0.0.0", "255.255.255.255"),
    ] {
        each(
            &Guard::default(),
            &[(&format!("http://{first}/"), "address"), (&format!("http://{last}/"), "address")],
        );
    }
}

#[test]
fn the_neighbours_of_special_blocks_are_public() {
    for neighbour in [
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
    ] {
        each(&Guard::default(), &[(&format!("http://{neighbour}/"), "fine")]);
    }
}

#[test]
fn an_address_in_disguise_is_still_that_address() {
    each(
        &Guard::default(),
        &[
            ("http://127.1/", "address"),
            ("http://2130706433/", "address"),
            ("http://0x7f000001/", "address"),
            ("http://017700000001/", "address"),
            ("http://0x7f.0.0x0.1/", "address"),
            ("http://127.0.0.1./", "address"),
            ("http://１２７.０.０.１/", "address"),
            ("http://①②⑦.⓪.⓪.①/", "address"),
            ("http://127。0。0。1/", "address"),
            ("http://%31%32%37.0.0.1/", "address"),
            ("http://169.254.43518/", "address"),
            ("http://127.0.0.1\\@shop.example/", "address"),
            ("http://127.0.0.1#@shop.example/", "address"),
            ("http://127.0.0.1?@shop.example/", "address"),
            ("http:127.0.0.1/", "address"),
            ("http:///127.0.0.1/", "address"),
            ("http://127.0.0.256/", "unreadable"),
        ],
    );
}

#[test]
fn ipv6_is_public_only_where_it_was_given_out() {
    each(
        &Guard::default(),
        &[
            ("http://[::]/", "address"),
            ("http://[::1]/", "address"),
            ("http://[::ffff:127.0.0.1]/", "address"),
            ("http://[::ffff:8.8.8.8]/", "address"),
            ("http://[::10.0.0.1]/", "address"),
            ("http://[64:ff9b::10.0.0.1]/", "address"),
            ("http://[64:ff9b:1::10.0.0.1]/", "address"),
            ("http://[100::1]/", "address"),
            ("http://[1fff:ffff::1]/", "address"),
            ("http://[2000::1]/", "fine"),
            ("http://[2001::1]/", "address"),
            ("http://[2001:1ff:ffff::1]/", "address"),
            ("http://[2001:200::1]/", "fine"),
            ("http://[2001:db8::1]/", "address"),
            ("http://[2001:db8:ffff::1]/", "address"),
            ("http://[2001:db9::1]/", "fine"),
            ("http://[2002:a00:1::]/", "address"),
            ("http://[2003::1]/", "fine"),
            ("http://[3fff:0fff::1]/", "address"),
            ("http://[3fff:1000::1]/", "fine"),
            ("http://[4000::1]/", "address"),
            ("http://[fc00::1]/", "address"),
            ("http://[fd12:3456::1]/", "address"),
            ("http://[fe80::1]/", "address"),
            ("http://[fe80::1%25eth0]/", "unreadable"),
            ("http://[ff02::fb]/", "address"),
        ],
    );
}

#[test]
fn one_private_address_spoils_the_whole_answer() {
    let guard = Guard::default();
    let public = addresses(&["93.184.215.14", "2606:4700::1111"]);
    assert_eq!(guard.answer("shop.example", &public), Ok(()));

    for private in ["127.0.0.1", "10.0.0.7", "::1", "fd00::7", "::ffff:169.254.169.254"] {
        let mixed = [public.clone(), addresses(&[private])].concat();
        assert!(matches!(guard.answer("shop.example", &mixed), Err(Forbidden::Address(_))), "{private}");
    }
}

#[test]
fn a_machine_does_not_call_itself() {
    let own = Own::new(vec!["wishes.example".into()], addresses(&["93.184.215.14"]));
    let guard = Guard::new(Vouched::default(), own);
    each(
        &guard,
        &[
            ("https://wishes.example/s/token", "name"),
            ("https://wishes.example./", "name"),
            ("https://shop.wishes.example/", "fine"),
            ("http://93.184.215.14/", "address"),
            ("http://93.184.215.15/", "fine"),
        ],
    );
    assert!(guard.answer("alias.example", &addresses(&["93.184.215.14"])).is_err());
}

#[test]
fn a_site_knows_its_own_name() {
    let own = Own::of_this_machine(&Url::parse("https://wishes.example").unwrap());
    assert_eq!(verdict(&Guard::new(Vouched::default(), own), "https://wishes.example/"), "name");
}

#[test]
fn a_vouched_place_is_reached_at_its_own_port_only() {
    let vouched: Vouched = "nas.home:8080, 127.0.0.1:4000 [fd00::5]:80".parse().unwrap();
    let guard = Guard::new(vouched, Own::default());
    each(
        &guard,
        &[
            ("http://nas.home:8080/", "fine"),
            ("http://nas.home.:8080/", "fine"),
            ("http://nas.home/", "port"),
            ("http://nas.home./", "port"),
            ("http://other.home:8080/", "port"),
            ("http://other.home/", "name"),
            ("http://127.0.0.1:4000/", "fine"),
            ("http://127.0.0.1:4001/", "port"),
            ("http://127.0.0.2/", "address"),
            ("http://[fd00::5]/", "fine"),
            ("ftp://nas.home:8080/", "scheme"),
            ("http://maya@nas.home:8080/", "userinfo"),
        ],
    );
    assert_eq!(guard.answer("nas.home", &addresses(&["192.168.1.7"])), Ok(()));
    assert!(guard.answer("other.home", &addresses(&["192.168.1.7"])).is_err());
}

#[test]
fn a_place_without_its_port_is_a_mistake_worth_naming() {
    for mistake in ["nas.home", "nas.home:", "nas.home:http", "http://nas.home:80", ":80", "nas.home:99999"] {
        assert!(mistake.parse::<Vouched>().is_err(), "{mistake}");
    }
    assert!("".parse::<Vouched>().unwrap().is_empty());
}
