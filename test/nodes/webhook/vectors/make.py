"""Makes signatures.json: python3 test/nodes/webhook/vectors/make.py > test/nodes/webhook/vectors/signatures.json

An implementation of Zoom's signature that shares nothing with the node's: Python's hmac, and each
result once more by openssl. https://developers.zoom.us/docs/api/webhooks/#verify-with-zooms-header
"""

import base64
import hashlib
import hmac
import json
import subprocess

ZOOMS_EXAMPLE = """{"event":"meeting.registration_created","event_ts":1626230691572,"payload":{"account_id":"AAAAAABBBB","object":{"uuid":"4444AAAiAAAAAiAiAiiAii==","id":1234567890,"host_id":"x1yCzABCDEfg23HiJKl4mN","topic":"My Meeting","type":8,"start_time":"2021-07-13T21:44:51Z","duration":60,"timezone":"America/Los_Angeles","occurrences":[{"occurrence_id":"ABCDE12345","start_time":"2021-07-13T21:44:51Z"}],"registrant":{"id":"iFxeBPYun6SAiWUzBcEkX","first_name":"Jill","last_name":"Chill","email":"jchill@example.com","address":"1800 Amphibious Blvd.","city":"Mountain View","country":"US","zip":"94045","state":"CA","phone":"5550100","industry":"Food","org":"Cooking Org","job_title":"Chef","purchasing_time_frame":"1-3 months","role_in_purchase_process":"Influencer","no_of_employees":"1-20","comments":"Looking forward to the meeting","custom_questions":[{"title":"What do you hope to learn from this meeting?","value":"Look forward to learning how you come up with new recipes and what other services you offer."}],"status":"approved","join_url":"https://example.com/join","participant_pin_code":380303}}}}"""

CASES = [
    ("Zoom's example of meeting.registration_created", "kQ1v0yJxT9uZ3mWn5bRc7A", "1626230691", ZOOMS_EXAMPLE.encode()),
    ("the same, indented as no program would send it again", "kQ1v0yJxT9uZ3mWn5bRc7A", "1626230691", json.dumps(json.loads(ZOOMS_EXAMPLE), indent=2).encode()),
    ("letters beyond ASCII, as they are", "sécrèt-π", "1735689600", '{"event":"x","payload":{"topic":"Größe 東京 🎟️"}}'.encode()),
    ("letters beyond ASCII, escaped", "secret", "1735689600", b'{"event":"x","payload":{"topic":"Gr\\u00f6\\u00dfe \\/ \\u6771\\u4eac"}}'),
    ("numbers that no program writes twice in the same way", "secret", "1735689600", b'{"a":1.0,"b":1e3,"id":85212345678901234567,"c":-0}'),
    ("keys twice, and blanks", "secret", "1735689600", b'{ "a" : 1,\t"a":2 }\r\n'),
    ("an empty body", "secret", "1735689600", b""),
    ("bytes that are not UTF-8", "secret", "1735689600", bytes(range(256))),
    ("a secret longer than a block of SHA-256", "s" * 100, "1735689600", b"{}"),
    ("a large body", "secret", "1735689600", b'{"comments":"' + b"long " * 40_000 + b'"}'),
]

VALIDATIONS = [
    ("qgg8vlvZRS6UYooatFL8Aw", "kQ1v0yJxT9uZ3mWn5bRc7A"),
    ("q", "sécrèt-π"),
]


def hmac_hex(secret, message):
    digest = hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
    again = subprocess.run(
        ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + secret.encode().hex(), "-r"],
        input=message, capture_output=True, check=True,
    ).stdout.decode().split()[0]
    assert digest == again
    return digest


print(json.dumps({
    "madeBy": "python3 test/nodes/webhook/vectors/make.py",
    "signatures": [
        {"name": name, "secret": secret, "timestamp": timestamp, "bodyBase64": base64.b64encode(body).decode(),
         "signature": "v0=" + hmac_hex(secret, f"v0:{timestamp}:".encode() + body)}
        for name, secret, timestamp, body in CASES
        if len(body) < 10_000
    ] + [
        {"name": name, "secret": secret, "timestamp": timestamp, "bodyOf": ['{"comments":"', "long ", 40_000, '"}'],
         "signature": "v0=" + hmac_hex(secret, f"v0:{timestamp}:".encode() + body)}
        for name, secret, timestamp, body in CASES
        if len(body) >= 10_000
    ],
    "validations": [
        {"plainToken": token, "secret": secret, "encryptedToken": hmac_hex(secret, token.encode())}
        for token, secret in VALIDATIONS
    ],
}, indent="\t", ensure_ascii=False))
