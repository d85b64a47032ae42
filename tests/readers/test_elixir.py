"""Constants of Elixir: attributes, functions of one value, clauses, maps, tuples and exceptions."""

from __future__ import annotations

from tests.readers.page import page_of

MODULE = '''
defmodule Gate.ErrorCodes do
  @moduledoc """
  Codes of the gate.
  """
  @base 7000
  # the gate is shut
  @err_shut @base + 1
  @err_lost @base + 2

  @doc "The bell is broken."
  @spec bell() :: integer
  def bell, do: 0x1B64

  def code(:hot), do: 7010
  def code(:cold), do: 7_011
  def code(:wet), do: -7012
  def code(_), do: -1

  def message(7010), do: "The gate is hot"
  def message(7011),
    do: "The gate is cold"

  def message(-7012) do
    "The gate is wet"
  end

  def parse(text), do: text + 1
end
'''

TABLES = """
defmodule Gate.Errors do
  @errors [
    {:no_key, 1001, "The key is lost"},
    {:bad_key, 1002, "The key is bad"},
    {:wet_key, 1003, "The key is wet"}
  ]
  @statuses [ok: 3000, hot: 3001, cold: 3002]

  def by_number(code) do
    case code do
      3001 -> "It is hot"
      3002 -> "It is cold"
    end
  end

  def to_code(reason) do
    case reason do
      :gone -> 4001
      :stolen -> 4002
    end
  end

  def texts do
    %{
      "E001" => "The gate is shut",
      "E002" => "The bell is broken"
    }
  end

  defmodule NotFound do
    defexception message: "There is no gate", code: 5001
  end

  defmodule Broken do
    defexception [:door, code: "GATE_BROKEN"]
  end
end
"""


def test_attributes_and_functions() -> None:
    page = page_of(MODULE, "error_codes.ex")
    assert page.unread == ()
    assert [(row.name, row.codes[0], row.message) for row in page.rows] == [
        ("err_shut", 7001, "the gate is shut"),
        ("err_lost", 7002, None),
        ("bell", 7012, "The bell is broken."),
        ("hot", 7010, "The gate is hot"),
        ("cold", 7011, "The gate is cold"),
        ("wet", -7012, "The gate is wet"),
    ]


def test_tables_and_exceptions() -> None:
    page = page_of(TABLES, "gate_errors.ex")
    assert page.unread == ()
    found = [(row.name, row.codes[0], row.message) for row in page.rows]
    assert {
        ("no_key", 1001, "The key is lost"),
        ("bad_key", 1002, "The key is bad"),
        ("stolen", 4002, None),
        (None, "E002", "The bell is broken"),
        ("NotFound", 5001, "There is no gate"),
        ("Broken", "GATE_BROKEN", None),
    } <= set(found)
    codes = {1001, 1002, 1003, 3000, 3001, 3002, 4001, 4002, "E001", "E002", 5001, "GATE_BROKEN"}
    assert {code for _, code, _ in found} == codes


def test_other_modules_have_no_codes() -> None:
    text = "defmodule Gate.Door do\n  @timeout 5000\n  def width, do: 80\n  def open(:left), do: 1\n  def open(:right), do: 2\nend\n"
    assert page_of(text, "door.ex").rows == ()


def test_every_beginning_of_a_module() -> None:
    """A file that ends anywhere is read as far as it goes."""
    for text in (MODULE, TABLES):
        for end in range(0, len(text), 3):
            page_of(text[:end], "error_codes.ex")
