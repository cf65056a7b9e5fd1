"""How much may a file hold? Every limit of the intake, checked before any work per cell."""

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 64
MAX_LINE_CHARS = 20_000
MAX_CELL_CHARS = 1_000
MAX_NAME_CHARS = 300
MAX_ADDRESSES_CHARS = 10_000
"""A column of web addresses may list dozens of sources."""

MAX_PROBLEMS = 200
MAX_NOTICES_EACH = 500
"""Different values listed under one notice; the rest is counted."""

HEAD_RECORDS = 40
"""The header is looked for in so many records from the top."""
HEAD_CELLS = 4 * MAX_COLUMNS
"""In so many cells of each of them: more columns are refused anyway."""
MAX_HEADING_CHARS = 300

MAX_BOOK_BYTES = 32 * 1024 * 1024
"""Declared size of a workbook once unpacked."""
MAX_SHEET_BYTES = 24 * 1024 * 1024
MAX_SHARED_STRINGS_BYTES = 12 * 1024 * 1024
"""openpyxl keeps all shared strings in memory, at several times their size."""
MAX_OTHER_XML_BYTES = 2 * 1024 * 1024
"""Styles, lists of sheets, relations: openpyxl builds an object for each of their elements."""
MAX_SHEET_TAGS = 1_500_000
"""Four for a cell: a full sheet of 20 000 rows may hold a dozen columns."""
MAX_ROW_TAGS = 40_000
MAX_OTHER_TAGS = 150_000
MAX_BOOK_PARTS = 1_000
MAX_MERGED_CELLS = 200_000
"""A book is opened whole to be handed back with its messages: each cell of a merged range becomes an object then."""
MAX_BOOK_SECONDS = 6.0
"""Reading a workbook stops here, in seconds of the processor: well inside the ten a file may take, and a busy server
refuses no good file."""

MAX_COUNT = 10_000_000
MAX_MONEY = 10**13
EARLIEST_YEAR = 1850
LATEST_YEAR = 2100
OLDEST_LISTED_MONTH = (2020, 1)
"""The oldest month where an operator's list of codes names none: such lists belong to the current network."""
