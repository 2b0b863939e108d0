"""What became of a message is told as far as it can be told: a refusal and an unreached server from silence."""

import logging
import re
from collections.abc import Callable
from contextlib import closing

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

from liandong.errors import EntryError
from liandong.followup.reminders import channels
from liandong.followup.reminders.delivery import Outcome, Postman, Sent
from tests.followup.reminders.receiver import Mail, Receiver, closed_port

FAILED, DOUBT, DELIVERED = Outcome.FAILED, Outcome.DOUBT, Outcome.DELIVERED
SECRET = "k3y-that-nobody-sees"


def post(url: str) -> Sent:
    return Postman(0.4).deliver(url, "督办提醒", "事项：1 落实用地")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("good", Sent(DELIVERED)),
        ("status/201", Sent(DELIVERED)),
        ("status/400", Sent(FAILED, "refused", 400)),
        ("status/302", Sent(FAILED, "refused", 302)),
        ("status/500", Sent(FAILED, "refused", 500)),
        ("status/503", Sent(FAILED, "refused", 503)),
        ("status/502", Sent(DOUBT, "gateway", 502)),
        ("status/504", Sent(DOUBT, "gateway", 504)),
        ("slow", Sent(DOUBT, "silent")),
        ("never", Sent(DOUBT, "silent")),
        ("cut", Sent(DOUBT, "silent")),
        ("trickle", Sent(DOUBT, "silent")),
        ("code/310000", Sent(DELIVERED)),  # a code means nothing where it is not that of a known service
    ],
)
def test_answers_refusals_and_silence_are_told_apart(receiver: Receiver, path: str, told: Sent) -> None:
    assert post(receiver.url(path)) == told
    assert len(receiver.came) == 1


def test_a_server_that_is_not_there_was_certainly_not_reached() -> None:
    assert post(f"json://127.0.0.1:{closed_port()}/x") == Sent(FAILED, "unreached")
    assert post("json://no-such-host.invalid/x") == Sent(FAILED, "unreached")


@pytest.mark.parametrize(
    ("url", "plugin", "host"),
    [
        ("dingtalk://abcdef", NotifyDingTalk, "notify_url"),
        ("feishu://abcdefgh", NotifyFeishu, "notify_url"),
        ("wecombot://abcdefgh", NotifyWeComBot, ""),
    ],
)
def test_services_that_refuse_with_status_200_are_not_believed_to_have_delivered(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, url: str, plugin: type, host: str
) -> None:
    """Their servers stand elsewhere, so the address within Apprise is led here."""
    for path, told in (("good", Sent(DELIVERED)), ("code/310000", Sent(FAILED, "refused_code", 310000))):
        here = f"http://127.0.0.1:{receiver.port}/{path}"
        postman = Postman(0.4)
        if host:
            monkeypatch.setattr(plugin, host, here)
        else:
            channel = channels.opened(url, 0.4)
            monkeypatch.setattr(channel, "api_url", here)
            postman._channels[url] = channel
        assert postman.deliver(url, "提醒", "事项：1") == told


@pytest.mark.parametrize(
    ("server_is", "told"),
    [
        (Mail, Sent(DELIVERED)),
        (lambda: Mail(refuse_at="RCPT"), Sent(FAILED, "refused", 554)),
        (lambda: Mail(refuse_at="DATA"), Sent(FAILED, "refused", 554)),
        (lambda: Mail(refuse_at="TEXT"), Sent(FAILED, "refused", 554)),
        (lambda: Mail(silent_at="GREET"), Sent(FAILED, "unreached")),
        (lambda: Mail(silent_at="RCPT"), Sent(FAILED, "unreached")),
        (lambda: Mail(cut_at="MAIL"), Sent(FAILED, "unreached")),
        (lambda: Mail(silent_at="TEXT"), Sent(DOUBT, "silent")),
        (lambda: Mail(cut_at="TEXT"), Sent(DOUBT, "silent")),
        (lambda: Mail(silent_at="QUIT"), Sent(DELIVERED)),
    ],
)
def test_e_mail_is_in_doubt_only_once_its_text_is_under_way(server_is: Callable[[], Mail], told: Sent) -> None:
    with closing(server_is()) as mail:
        assert post(f"mailto://127.0.0.1:{mail.port}?from=a@example.cn&to=b@example.cn&mode=insecure") == told
        assert len(mail.taken) == (told.outcome is DELIVERED)
        assert mail.texts <= 1
    assert post(f"mailto://127.0.0.1:{closed_port()}?from=a@example.cn&to=b@example.cn") == Sent(FAILED, "unreached")


@pytest.mark.parametrize(
    "url",
    [
        f"wecombot://{SECRET}",
        f"dingtalk://{SECRET.replace('-', '')}@abcdef/",
        f"feishu://{SECRET}",
        f"lark://{SECRET}",
        "wechat://corp:secret@1000002/user",
        f"mailtos://bureau:{SECRET}@example.cn?to=a@example.cn",
        f"jsons://bureau:{SECRET}@example.cn/hook",
    ],
)
def test_addresses_of_the_services_are_taken_and_never_shown(url: str) -> None:
    assert channels.checked(url) == url
    assert re.fullmatch(r"\w+://…[0-9a-f]{6}", channels.shown(url))


@pytest.mark.parametrize(
    "url",
    [
        *("", "json://", "x", "https://example.cn", "syslog://", "dbus://", "slack://a/b/c", "wecombot://"),
        "mailto://127.0.0.1?from=a@example.cn&to=a@example.cn,b@example.cn",
        "mailto://127.0.0.1?from=a@example.cn&to=a@example.cn&bcc=b@example.cn",
        "json://" + "x" * 2000,
    ],
)
def test_what_is_no_address_of_one_recipient_is_refused_without_telling_it(url: str) -> None:
    with pytest.raises(EntryError) as told:
        channels.checked(url)
    assert not url or url not in str(told.value).split()


def test_nothing_of_an_address_comes_into_any_log(receiver: Receiver, capfd: pytest.CaptureFixture[str]) -> None:
    told: list[logging.LogRecord] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record)

    handler = Kept()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with pytest.raises(EntryError):
            channels.checked(f"wecombot://?key={SECRET}%%/")
        post(f"json://u:{SECRET}@127.0.0.1:{receiver.port}/status/500/{SECRET}")
        post(f"mailto://u:{SECRET}@127.0.0.1:{closed_port()}?from=a@example.cn&to=b@example.cn")
    finally:
        root.removeHandler(handler)
    assert told == []
    assert SECRET not in "".join(capfd.readouterr())
