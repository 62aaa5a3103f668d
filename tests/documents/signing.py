"""PDFs that are signed, and changed after that, made by pyHanko with keys of the moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.utils import timezone
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNER = "UBND xa An Binh"


class Authority:
    """A root certificate and one of a signer, valid for a year around now."""

    def __init__(self, signer: str = SIGNER):
        self.root_key = _key()
        self.root = _certificate("Root of the tests", self.root_key, self.root_key, ca=True)
        self.key = _key()
        self.certificate = _certificate(signer, self.key, self.root_key, self.root)

    @property
    def pem(self) -> bytes:
        return self.root.public_bytes(serialization.Encoding.PEM)

    def sign(self, data: bytes, field: str = "ChuKy") -> bytes:
        """The file with a signature of this authority's signer behind it."""
        store = SimpleCertificateStore()
        store.register(_loaded(self.root))
        signer = signers.SimpleSigner(
            signing_cert=_loaded(self.certificate),
            signing_key=keys.PrivateKeyInfo.load(
                self.key.private_bytes(
                    serialization.Encoding.DER,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            ),
            cert_registry=store,
        )
        writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
        meta = signers.PdfSignatureMetadata(field_name=field)
        # It runs a loop of its own; the browser's driver may have one in this thread.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(signers.sign_pdf, writer, meta, signer=signer).result().getvalue()


def changed_after(data: bytes, was: bytes, becomes: bytes) -> bytes:
    """A signed file in which bytes of the signed part are others, as many."""
    assert len(was) == len(becomes) and was in data
    return data.replace(was, becomes, 1)


def added_after(data: bytes) -> bytes:
    """A signed file to which a page's new content was appended, as editors of PDFs do."""
    writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _loaded(certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _certificate(name: str, key, by_key, by=None, *, ca: bool = False):
    subject = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
    now: datetime = timezone.now()
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    builder = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=180))
        .not_valid_after(now + timedelta(days=180))
        .add_extension(certificates.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=not ca,
                content_commitment=not ca,
                key_cert_sign=ca,
                crl_sign=ca,
                **usage,
            ),
            critical=True,
        )
        .add_extension(
            certificates.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .add_extension(
            certificates.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()),
            critical=False,
        )
    )
    return builder.sign(by_key, hashes.SHA256())
