/// Constructs within a paragraph: CommonMark 0.31 §6 and the inline extensions of GFM.
extension Construct {
  static let inlines: [Construct] = [
    Construct(
      "emphasis, strong and both",
      english: #"""
        *a* _b_ **c** __d__ ***e***
        """#,
      html: #"""
        <p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em></p>
        """#,
      arabic: #"""
        *ا* _ب_ **ت** __ث__ ***ج***
        """#,
      arabicHTML: #"""
        <p><em>ا</em> <em>ب</em> <strong>ت</strong> <strong>ث</strong> <em><strong>ج</strong></em></p>
        """#),
    Construct(
      "strikethrough with two tildes",
      english: #"""
        ~~gone~~ ~not~
        """#,
      html: #"""
        <p><del>gone</del> ~not~</p>
        """#,
      arabic: #"""
        ~~مضى~~ ~باقٍ~
        """#,
      arabicHTML: #"""
        <p><del>مضى</del> ~باقٍ~</p>
        """#),
    Construct(
      "inline code, also with backticks inside",
      english: #"""
        `a<b>` and `` x`y ``
        """#,
      html: #"""
        <p><code>a&lt;b&gt;</code> and <code>x`y</code></p>
        """#,
      arabic: #"""
        `a<b>` و`` x`y ``
        """#,
      arabicHTML: #"""
        <p><code dir="ltr">a&lt;b&gt;</code> و<code dir="ltr">x`y</code></p>
        """#),
    Construct(
      "links with titles and angle brackets",
      english: #"""
        [a](b.md "t") [c](<d e.md>)
        """#,
      html: #"""
        <p><a href="b.md" title="t">a</a> <a href="d%20e.md">c</a></p>
        """#,
      arabic: #"""
        [ا](b.md "عنوان") [ت](<d e.md>)
        """#,
      arabicHTML: #"""
        <p><a href="b.md" title="عنوان">ا</a> <a href="d%20e.md">ت</a></p>
        """#),
    Construct(
      "reference links",
      english: #"""
        [a][1] [b]

        [1]: x.md
        [b]: y.md 'T'
        """#,
      html: #"""
        <p><a href="x.md">a</a> <a href="y.md" title="T">b</a></p>
        """#,
      arabic: #"""
        [ا][1] [ب]

        [1]: x.md
        [ب]: y.md 'T'
        """#,
      arabicHTML: #"""
        <p><a href="x.md">ا</a> <a href="y.md" title="\#u{2066}T\#u{2069}">ب</a></p>
        """#),
    Construct(
      "autolinks, in brackets and bare",
      english: #"""
        <https://a.example/?x=1&y=2> www.b.example a@b.example
        """#,
      html: #"""
        <p><a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a> <a href="http://www.b.example">www.b.example</a> <a href="mailto:a@b.example">a@b.example</a></p>
        """#,
      arabic: #"""
        راجع <https://a.example/?x=1&y=2> أو www.b.example أو a@b.example
        """#,
      arabicHTML: #"""
        <p>راجع <a href="https://a.example/?x=1&amp;y=2"><bdi dir="ltr">https://a.example/?x=1&amp;y=2</bdi></a> أو <a href="http://www.b.example"><bdi dir="ltr">www.b.example</bdi></a> أو <a href="mailto:a@b.example"><bdi dir="ltr">a@b.example</bdi></a></p>
        """#),
    Construct(
      "images",
      english: #"""
        ![alt *text*](p.png "t")
        """#,
      html: #"""
        <p><img src="p.png" alt="alt text" title="t" loading="lazy"></p>
        """#,
      arabic: #"""
        ![نصّ 450 *بديل*](p.png "عنوان 550") [رابط](a.html "عنوان 250")
        """#,
      arabicHTML: #"""
        <p><img src="p.png" alt="نصّ \#u{2066}450\#u{2069} بديل" title="عنوان \#u{2066}550\#u{2069}" loading="lazy"> <a href="a.html" title="عنوان \#u{2066}250\#u{2069}">رابط</a></p>
        """#),
    Construct(
      "hard line breaks",
      english: #"""
        a  
        b\
        c
        """#,
      html: #"""
        <p>a<br>
        b<br>
        c</p>
        """#,
      arabic: #"""
        ا  
        ب\
        ت
        """#,
      arabicHTML: #"""
        <p>ا<br>
        ب<br>
        ت</p>
        """#),
    Construct(
      "backslash escapes and entities",
      english: #"""
        \*a\* &copy; &amp; &#x641; <
        """#,
      html: #"""
        <p>*a* © &amp; <bdi dir="rtl">ف</bdi> &lt;</p>
        """#,
      arabic: #"""
        \*ا\* &copy; &amp; &#x641; <
        """#,
      arabicHTML: #"""
        <p>*ا* © &amp; ف &lt;</p>
        """#),
    Construct(
      "raw HTML, shown as text",
      english: #"""
        a <b>c</b> <script>x</script>

        <div>
        d
        </div>
        """#,
      html: #"""
        <p>a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>
        <p>&lt;div&gt;
        d
        &lt;/div&gt;
        </p>
        """#,
      arabic: #"""
        ا <b>ب</b>

        <div>
        ت
        </div>
        """#,
      arabicHTML: #"""
        <p>ا &lt;b&gt;ب&lt;/b&gt;</p>
        <p>&lt;div&gt;
        ت
        &lt;/div&gt;
        </p>
        """#),
    Construct(
      "addresses that run code, dropped",
      english: #"""
        [a](javascript:alert(1)) ![b](data:text/html,x)
        """#,
      html: #"""
        <p><a href="">a</a> <img src="" alt="b" loading="lazy"></p>
        """#,
      arabic: #"""
        [ا](javascript:alert(1)) ![ب](data:text/html,x)
        """#,
      arabicHTML: #"""
        <p><a href="">ا</a> <img src="" alt="ب" loading="lazy"></p>
        """#),
    Construct(
      "codes, ranges and references in text",
      english: #"""
        See 500–504 (RFC 5321 §4.2).
        """#,
      html: #"""
        <p>See 500–504 (RFC 5321 §4.2).</p>
        """#,
      arabic: #"""
        انظر 500–504 (RFC 5321 §4.2).
        """#,
      arabicHTML: #"""
        <p>انظر <bdi dir="ltr">500–504</bdi> (<bdi dir="ltr">RFC 5321 §4.2</bdi>).</p>
        """#),
    Construct(
      "runs that emphasis parts",
      english: "Word **فرق** and **فرق** *فرق* word.",
      html:
        #"<p>Word <bdi dir="rtl"><strong>فرق</strong></bdi> and <bdi dir="rtl"><strong>فرق</strong> <em>فرق</em></bdi> word.</p>"#,
      arabic: "الرمز SMTP **450**: ثمّ *550* و**كلمة** و**كلمة SMTP**.",
      arabicHTML:
        #"<p>الرمز <bdi dir="ltr">SMTP <strong>450</strong></bdi>: ثمّ <bdi dir="ltr"><em>550</em></bdi> و<strong>كلمة</strong> و<strong>كلمة <bdi dir="ltr">SMTP</bdi></strong>.</p>"#
    ),
    Construct(
      "words of the other direction",
      english: #"""
        The word فرق here.
        """#,
      html: #"""
        <p>The word <bdi dir="rtl">فرق</bdi> here.</p>
        """#,
      arabic: #"""
        كلمة greylisting (الإدراج).
        """#,
      arabicHTML: #"""
        <p>كلمة <bdi dir="ltr">greylisting</bdi> (الإدراج).</p>
        """#),
  ]
}
