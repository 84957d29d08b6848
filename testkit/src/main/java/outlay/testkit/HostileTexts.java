package outlay.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Texts by which somebody would make a page, a spreadsheet or a terminal do what they want, put together from the
/// kinds that are publicly known: ways out of where a text stands, elements that run something, addresses that do,
/// templates, formulas, names that a program has itself, and signs that turn, hide or overflow.
public final class HostileTexts {
    private static final List<String> WAYS_OUT = List.of("", "\">", "'>", "</title>", "</textarea>", "</script>",
            "</style>", "-->", "]]>", "\\\";", "';", "\u2028", "%22%3E", "&quot;&gt;", "x\" ", "`");
    private static final List<String> ELEMENTS = List.of("<img src=x onerror=%s>", "<svg onload=%s>", "<svg/onload=%s>",
            "<script>%s</script>", "<ScRiPt>%s</sCrIpT>", "<scr<script>ipt>%s</scr</script>ipt>",
            "<iframe srcdoc='<script>%s</script>'></iframe>", "<body onload=%s>",
            "<video><source onerror=%s></video>", "<input autofocus onfocus=%s>", "<details open ontoggle=%s>",
            "<marquee onstart=%s>x</marquee>", "<a href=\"javascript:%s\">x</a>", "<object data=\"javascript:%s\">",
            "<math><mi xlink:href=\"javascript:%s\">x</mi></math>", "<form><button formaction=javascript:%s>x</button>",
            "<style onload=%s></style>", "<link rel=stylesheet href=//evil.example/x.css onload=%s>",
            "<meta http-equiv=refresh content=\"0;url=javascript:%s\">", "<base href=//evil.example/%s>",
            "onmouseover=%s style=position:fixed;inset:0", "autofocus onfocus=%s tabindex=1",
            "<svg><animate onbegin=%s attributeName=x dur=1s>", "<template><script>%s</script></template>",
            "<noscript><p title=\"</noscript><img src=x onerror=%s>\">", "<img src=`x`onerror=%s>",
            "<xss contenteditable onblur=%s>x</xss>", "<portal src=\"javascript:%s\">");
    private static final List<String> CODE = List.of("alert(1)", "alert`1`", "top['al'+'ert'](1)",
            "&#97;lert(1)", "\\u0061lert(1)");
    private static final List<String> OTHERS = List.of("javascript:alert(1)", "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)", "\u0001javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "vbscript:msgbox(1)", "//evil.example/x.js",
            "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{alert(1)}", "<%= alert(1) %>",
            "{{7*7}}", "{%raw%}", "\u0007bell", "expression(alert(1))", "url(javascript:alert(1))",
            "@import 'https://evil.example/x'",
            "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "null", "undefined", "NaN", "true",
            "[object Object]", "-0", "1e999", "=1+1", "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"https://evil.example\",\"x\")",
            "@SUM(1+1)*cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1+1", " =1+1",
            "\uff1d1+1", "\uff0b1+1", "=IMPORTXML(\"https://evil.example\",\"//a\")", "%0A=1+1", ";=1+1", "\"=1+1",
            "\u202egnp.exe", "\u2066evil\u2069", "\u200b\u200b\u200b", "\ufeffname",
            "Z\u0351\u036b\u0343a\u0329l\u0315g\u0321o",
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ufdfd\ufdfd\ufdfd", "\u001b[31mred\u001b[0m",
            "../../etc/passwd", "%s%s%n", "' OR 1=1 --", "\\", "'", "\"", "`",
            "a\r\nBcc: all@example.com", "a\nb",
            "W".repeat(300), "\u2588".repeat(200), "x/".repeat(120));

    private HostileTexts() {}

    /// Each of them once, in an order that does not change.
    public static List<String> all() {
        Set<String> all = new LinkedHashSet<>(OTHERS);
        for (int i = 0; i < ELEMENTS.size(); i++) {
            for (int j = 0; j < WAYS_OUT.size(); j++) {
                String code = CODE.get((i + j) % CODE.size());
                all.add(WAYS_OUT.get(j) + ELEMENTS.get(i).replace("%s", code));
            }
        }
        return new ArrayList<>(all);
    }
}
