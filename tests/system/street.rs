//! A house with a real nginx in front, which has the file we ship, or what a story makes of it.
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

use crate::{
    program::{Place, Running},
    support::needs,
};

/// A house, its name, and who vouches for the name; the proxy comes and goes.
pub struct Street {
    folder: TempDir,
    program: PathBuf,
    pub port: u16,
    pub authority: CertifiedIssuer<'static, KeyPair>,
    pub place: Place,
    house: Running,
}

pub struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Street {
    pub fn new(scheme: &str) -> Option<Self> {
        let program = needs("nginx")?;
        let (folder, port, authority) = (TempDir::new().unwrap(), free_port(), authority());
        let trusted = folder.path().join("authority.pem");
        fs::write(&trusted, authority.pem()).unwrap();
        certify(&authority, folder.path());
        let place = Place::new().with("BASE_URL", &format!("{scheme}://localhost:{port}"));
        let place = place.with("SSL_CERT_FILE", trusted.to_str().unwrap());
        let house = place.starts();
        Some(Self { folder, program, port, authority, place, house })
    }

    /// The file we ship, with this machine's ports, name and certificate, and then changed.
    pub fn nginx(&self, change: impl Fn(String) -> String) -> Nginx {
        let shipped =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx.conf")).unwrap();
        let mut site = shipped;
        for (theirs, ours) in [
            ("127.0.0.1:5150", format!("127.0.0.1:{}", self.house.port)),
            ("127.0.0.1:5151", format!("127.0.0.1:{}", free_port())), // the other process is away
            ("listen 80;", format!("listen 127.0.0.1:{};", free_port())),
            ("    listen [::]:80;\n", String::new()),
            ("listen 443 ssl", format!("listen 127.0.0.1:{} ssl", self.port)),
            ("    listen [::]:443 ssl http2;\n", String::new()),
            ("wishes.example", "localhost".into()),
            ("/etc/letsencrypt/live/localhost", ".".into()),
        ] {
            assert!(site.contains(theirs), "deploy/nginx.conf says {theirs} no more");
            site = site.replace(theirs, &ours);
        }
        self.starts(&change(site))
    }

    fn starts(&self, site: &str) -> Nginx {
        let rooms = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|room| format!("{room}_temp_path {room};"));
        let whole = format!(
            "daemon off; master_process off; pid pid; error_log error.log; events {{}}\n\
             http {{ access_log off; {} include site.conf; }}\n",
            rooms.join(" ")
        );
        fs::write(self.folder.path().join("nginx.conf"), whole).unwrap();
        fs::write(self.folder.path().join("site.conf"), site).unwrap();
        let mut command = Command::new(&self.program);
        command.args(["-e", "error.log", "-c", "nginx.conf", "-p"]).arg(self.folder.path());
        let nginx = Nginx(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        let up = (0..500).any(|_| {
            sleep(Duration::from_millis(10));
            TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
        assert!(up, "{:?}", fs::read_to_string(self.folder.path().join("error.log")));
        nginx
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn certify(authority: &CertifiedIssuer<'static, KeyPair>, folder: &Path) {
    let (key, params) =
        (KeyPair::generate().unwrap(), CertificateParams::new(["localhost".to_string()]).unwrap());
    fs::write(folder.join("privkey.pem"), key.serialize_pem()).unwrap();
    fs::write(folder.join("fullchain.pem"), params.signed_by(&key, authority).unwrap().pem()).unwrap();
}
