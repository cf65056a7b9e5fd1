"""Is a file handed to who was told of its address, and to nobody else?"""

import pytest
from streamlit.proto.Common_pb2 import FileURLsResponse
from streamlit.proto.DownloadButton_pb2 import DownloadButton

from dashboard.server.told import Told

DIGEST = "f3e5fc9ea8f0247874af69aaa0bcc89c"


@pytest.mark.parametrize("ending", ["", ".csv", ".xlsx", ".html", ".pptx", ".docx"])
@pytest.mark.parametrize("label", ["", "J", "Таблица", "x" * 300])
def test_an_address_is_known_whatever_follows_it_in_the_message(ending: str, label: str) -> None:
    address = f"/media/{DIGEST}{ending}"
    message = DownloadButton(id="a", label=label, url=address, help="J.x", form_id="f", type="secondary", icon="Z")
    told = Told()
    told.note("Aigul", message.SerializeToString())
    assert told.knows("Aigul", address)
    assert not told.knows("Boris", address)
    assert not told.knows(None, address)
    assert not told.knows("Aigul", f"/media/{DIGEST[::-1]}{ending}")


def test_the_address_an_upload_goes_to_is_known() -> None:
    address = f"/_stcore/upload_file/{DIGEST}/{DIGEST[:8]}-0"
    message = FileURLsResponse(response_id="r")
    message.file_urls.add(file_id="f", upload_url=address, delete_url=address)
    told = Told()
    told.note("Aigul", message.SerializeToString())
    assert told.knows("Aigul", address)


def test_an_address_inside_a_longer_text_is_known() -> None:
    told = Told()
    told.note("Aigul", f"see ![]({'/media/' + DIGEST + '.png'}) there".encode())
    assert told.knows("Aigul", f"/media/{DIGEST}.png")
