"""Headers and labels in other languages than English and Chinese: one table per language, by role.

A word counts as a whole header, or as a part of one. Lower case; German and Romance words with their accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from zcodegen.readers.tables.roles import Role

LANGUAGE_WORDS: Mapping[str, Mapping[Role, tuple[str, ...]]] = {
    "cs": {
        Role.CODE: ("kód", "kód chyby", "chybový kód", "stavový kód"),
        Role.MESSAGE: ("popis", "význam", "zpráva", "chybová zpráva", "co znamená"),
        Role.CAUSE: ("příčina", "běžná příčina", "důvod"),
        Role.ACTION: ("řešení", "postup", "oprava"),
        Role.RETRYABLE: ("opakovat?", "opakovatelné"),
        Role.OTHER: ("příklad", "typ"),
    },
    "de": {
        Role.CODE: ("fehlercode", "fehlercodes", "fehlernummer", "fehler-code", "fehlerkennung", "rückgabecode", "statuscode", "ergebniscode", "antwortcode", "meldungsnummer"),
        Role.VALUE: ("wert",),
        Role.NAME: ("kürzel", "bezeichnung", "bezeichner", "konstante", "symbolischer name", "fehlername"),
        Role.MESSAGE: ("problem", "beschreibung", "bedeutung", "meldung", "fehlermeldung", "fehlertext", "erklärung", "erläuterung", "nachricht", "fehlerbeschreibung", "meldungstext", "hinweis"),
        Role.CAUSE: ("ursache", "ursachen", "mögliche ursache", "mögliche ursachen", "grund", "fehlerursache"),
        Role.ACTION: ("empfohlene maßnahme", "empfohlene aktion", "lösung", "lösungen", "abhilfe", "maßnahme", "maßnahmen", "behebung", "empfehlung", "fehlerbehebung", "lösungsvorschlag", "was tun"),
        Role.RETRYABLE: ("wiederholbar", "wiederholung möglich"),
        Role.OTHER: ("typ", "beispiel", "parameter", "einheit", "datum", "produkt"),
    },
    "es": {
        Role.CODE: ("código", "código de error", "códigos de error", "código de estado", "código de respuesta", "código de retorno", "código del error", "número de error", "codigo", "codigo de error"),
        Role.NAME: ("nombre", "constante", "identificador", "nombre del error"),
        Role.MESSAGE: ("problema", "descripción", "mensaje", "mensaje de error", "significado", "explicación", "detalle", "detalles", "descripcion", "detalle del error", "descripción del error", "error de descripción"),
        Role.CAUSE: ("causa", "causas", "causa posible", "posible causa", "posibles causas", "motivo", "razón"),
        Role.ACTION: ("sugerencia", "sugerencias", "sugerencia de solución", "acción sugerida", "solución sugerida", "solución", "soluciones", "acción", "acciones", "acción recomendada", "recomendación", "qué hacer", "resolución", "solucion", "cómo resolver", "cómo solucionarlo"),
        Role.RETRYABLE: ("reintento", "reintentar", "permite reintento", "reintentable"),
        Role.OTHER: ("tipo", "ejemplo", "parámetro", "fecha", "unidad", "producto"),
    },
    "fr": {
        Role.CODE: ("code", "code d'erreur", "code d’erreur", "code erreur", "codes d'erreur", "codes d’erreur", "numéro d'erreur", "code de retour", "code retour", "code de statut", "code de réponse", "code d'état"),
        Role.NAME: ("nom", "constante", "identifiant", "nom de l'erreur"),
        Role.MESSAGE: ("problème", "description", "message", "message d'erreur", "message d’erreur", "signification", "explication", "détail", "détails", "libellé", "description de l'erreur"),
        Role.CAUSE: ("cause", "causes", "cause possible", "causes possibles", "raison", "motif"),
        Role.ACTION: ("action suggérée", "solution", "solutions", "action", "actions", "action recommandée", "résolution", "remède", "que faire", "correction", "mesure corrective"),
        Role.RETRYABLE: ("réessayable", "nouvelle tentative"),
        Role.OTHER: ("type", "exemple", "paramètre", "date", "unité", "produit"),
    },
    "id": {
        Role.CODE: ("kode", "kode error", "kode kesalahan", "kode status"),
        Role.MESSAGE: ("deskripsi", "keterangan", "pesan", "arti", "penjelasan"),
        Role.CAUSE: ("penyebab",),
        Role.ACTION: ("solusi", "tindakan"),
        Role.OTHER: ("contoh", "tipe"),
    },
    "it": {
        Role.CODE: ("codice", "codice errore", "codice di errore", "codice di stato"),
        Role.NAME: ("costante",),
        Role.MESSAGE: ("problema", "descrizione", "messaggio", "messaggio di errore", "significato", "spiegazione"),
        Role.CAUSE: ("possibile causa", "possibili cause"),
        Role.ACTION: ("soluzione", "soluzioni", "azione", "rimedio"),
        Role.OTHER: ("esempio", "parametro"),
    },
    "ja": {
        Role.VALUE: ("値", "戻り値", "返り値"),
        Role.CODE: ("エラーコード", "コード", "エラー番号", "エラー コード", "ステータスコード", "リターンコード", "戻り値コード", "終了コード", "結果コード", "応答コード", "レスポンスコード", "エラーid", "メッセージid", "メッセージ番号"),
        Role.NAME: ("名前", "名称", "定数", "定数名", "エラー名", "識別子", "シンボル"),
        Role.MESSAGE: ("説明", "メッセージ", "エラーメッセージ", "意味", "内容", "エラー内容", "概要", "詳細", "エラーの説明", "エラー説明", "備考", "表示メッセージ", "エラー メッセージ"),
        Role.CAUSE: ("原因", "エラー原因", "考えられる原因", "発生原因", "理由", "エラーの原因"),
        Role.ACTION: ("対処", "対処方法", "対処法", "対応", "対応方法", "解決方法", "解決策", "対策", "処置", "推奨される対処", "推奨アクション", "回避策", "復旧方法"),
        Role.OTHER: ("例", "型", "単位", "日付", "パラメータ", "パラメーター"),
    },
    "ko": {
        Role.VALUE: ("값", "반환값", "반환 값"),
        Role.CODE: ("코드", "오류 코드", "오류코드", "에러 코드", "에러코드", "상태 코드", "상태코드", "응답 코드", "응답코드", "결과 코드", "결과코드", "오류 번호", "반환 코드"),
        Role.NAME: ("이름", "상수", "상수명", "오류명", "에러명", "식별자"),
        Role.MESSAGE: ("설명", "메시지", "메세지", "오류 메시지", "에러 메시지", "의미", "내용", "오류 내용", "에러 내용", "상세", "상세 설명", "오류 설명", "비고"),
        Role.CAUSE: ("발생 조건", "발생 상황", "원인", "오류 원인", "발생 원인", "가능한 원인", "사유", "이유"),
        Role.ACTION: ("해결", "해결 방법", "해결방법", "해결책", "조치", "조치 방법", "조치방법", "대응", "대응 방법", "대처 방법", "권장 조치", "조치 사항"),
        Role.RETRYABLE: ("재시도", "재시도 가능", "재시도 가능 여부"),
        Role.OTHER: ("예", "예시", "타입", "단위", "날짜", "파라미터"),
    },
    "nl": {
        Role.CODE: ("foutcode", "foutcodes", "statuscode"),
        Role.MESSAGE: ("omschrijving", "beschrijving", "betekenis", "melding", "foutmelding", "toelichting"),
        Role.CAUSE: ("oorzaak",),
        Role.ACTION: ("oplossing", "actie"),
        Role.OTHER: ("voorbeeld",),
    },
    "pl": {
        Role.CODE: ("kod", "kod błędu", "kod odpowiedzi", "kod statusu"),
        Role.MESSAGE: ("opis", "znaczenie", "komunikat", "wiadomość", "opis błędu"),
        Role.CAUSE: ("przyczyna", "możliwa przyczyna"),
        Role.ACTION: ("rozwiązanie", "działanie"),
        Role.OTHER: ("przykład",),
    },
    "pt": {
        Role.CODE: ("código", "código de erro", "códigos de erro", "código do erro", "código de status", "código de retorno", "retorno", "código de resposta", "número do erro", "codigo", "codigo de erro"),
        Role.NAME: ("nome", "constante", "identificador", "nome do erro"),
        Role.MESSAGE: ("problema", "descrição", "mensagem", "mensagem de erro", "significado", "explicação", "detalhe", "detalhes", "descricao", "descrição do erro", "observação"),
        Role.CAUSE: ("causa", "causas", "possível causa", "possíveis causas", "causa provável", "motivo", "razão"),
        Role.ACTION: ("sugestão", "sugestões", "ação sugerida", "solução sugerida", "solução", "soluções", "ação", "ações", "ação recomendada", "recomendação", "o que fazer", "resolução", "como resolver", "solucao", "tratamento"),
        Role.RETRYABLE: ("retentativa", "permite retentativa", "tentar novamente"),
        Role.OTHER: ("tipo", "exemplo", "parâmetro", "unidade", "produto"),
    },
    "ru": {
        Role.CODE: ("код", "код ошибки", "коды ошибок", "код ответа", "код возврата", "код состояния", "код статуса", "номер ошибки", "код результата", "код события", "коды событий"),
        Role.NAME: ("имя", "название", "константа", "идентификатор", "название ошибки"),
        Role.MESSAGE: ("описание", "сообщение", "сообщение об ошибке", "значение", "пояснение", "текст ошибки", "описание ошибки", "расшифровка", "комментарий", "текст", "примечание"),
        Role.CAUSE: ("причина", "причины", "возможная причина", "возможные причины", "причина ошибки", "причина возникновения"),
        Role.ACTION: ("решение", "действие", "действия", "рекомендация", "рекомендации", "способ устранения", "устранение", "что делать", "как исправить", "способ решения", "рекомендуемое действие"),
        Role.RETRYABLE: ("повтор", "можно повторить", "повторная попытка"),
        Role.OTHER: ("тип", "пример", "параметр", "дата", "единица"),
    },
    "tr": {
        Role.CODE: ("hata kodu", "durum kodu", "sonuç kodu"),
        Role.MESSAGE: ("açıklama", "mesaj", "anlamı", "hata mesajı"),
        Role.CAUSE: ("neden", "olası neden"),
        Role.ACTION: ("çözüm", "öneri"),
        Role.OTHER: ("örnek",),
    },
    "uk": {
        Role.CODE: ("код помилки", "код відповіді"),
        Role.MESSAGE: ("опис", "повідомлення", "пояснення"),
        Role.ACTION: ("рішення", "дія"),
        Role.OTHER: ("приклад",),
    },
    "vi": {
        Role.CODE: ("mã", "mã lỗi", "mã trạng thái"),
        Role.MESSAGE: ("mô tả", "ý nghĩa", "thông báo", "diễn giải"),
        Role.CAUSE: ("nguyên nhân",),
        Role.ACTION: ("cách xử lý", "giải pháp", "hướng xử lý"),
        Role.OTHER: ("ví dụ",),
    },
}  # fmt: skip

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BARE_CODES = frozenset(
    (
        "code",
        "codes",
        "codice",
        "codigo",
        "códigos",
        "código",
        "kod",
        "kode",
        "kód",
        "mã",
        "код",
        "コード",
        "코드",
    )
)
_PLURAL = re.compile("code|c[oó]digo|код")


def _in_headings(*, are_unspaced: bool) -> re.Pattern[str]:
    """Return the expression for headers of codes in other languages where they are a part of a heading.

    Those of languages without blanks, or the others, which may be in the plural.
    """
    words = sorted(
        word
        for by_role in LANGUAGE_WORDS.values()
        for word in by_role.get(Role.CODE, ())
        if word not in _BARE_CODES and bool(UNSPACED.search(word)) == are_unspaced
    )
    if are_unspaced:
        return re.compile("|".join(word.replace(" ", " ?") for word in words))
    plurals = (_PLURAL.sub(lambda found: found[0] + "[sы]?", word) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(plurals)})(?!\w)")


_IN_UNSPACED_LANGUAGES = _in_headings(are_unspaced=True)
_IN_SPACED_LANGUAGES = _in_headings(are_unspaced=False)


def is_bare_code(header: str) -> bool:
    """Whether a header is the word for code in some language, and nothing more."""
    return header.strip().casefold() in _BARE_CODES


def mentions_codes_in_language(text: str) -> bool:
    """Whether lower-case `text` has a header of a column of codes in another language that is more than the word for code."""
    if not text.isascii() and _IN_UNSPACED_LANGUAGES.search(text):
        return True
    return _IN_SPACED_LANGUAGES.search(text) is not None
