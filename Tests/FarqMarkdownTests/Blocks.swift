/// Constructs that make paragraphs, lists, tables and the like: CommonMark 0.31 §4–5 and the block extensions of GFM.
extension Construct {
  static let blocks: [Construct] = [
    Construct(
      "paragraphs and soft line breaks",
      english: #"""
        One
        two.

        Three.
        """#,
      html: #"""
        <p>One
        two.</p>
        <p>Three.</p>
        """#,
      arabic: #"""
        واحد
        اثنان.

        ثلاثة.
        """#,
      arabicHTML: #"""
        <p>واحد
        اثنان.</p>
        <p>ثلاثة.</p>
        """#),
    Construct(
      "headings of every level, also underlined",
      english: #"""
        ### Three

        #### Four ####

        ##### Five

        ###### Six

        Two
        ---
        """#,
      html: #"""
        <h3>Three</h3>
        <h4>Four</h4>
        <h5>Five</h5>
        <h6>Six</h6>
        <h2>Two</h2>
        """#,
      arabic: #"""
        ### ثلاثة

        #### أربعة ####

        ##### خمسة

        ###### ستّة

        اثنان
        ---
        """#,
      arabicHTML: #"""
        <h3>ثلاثة</h3>
        <h4>أربعة</h4>
        <h5>خمسة</h5>
        <h6>ستّة</h6>
        <h2>اثنان</h2>
        """#),
    Construct(
      "fenced code with a language",
      english: #"""
        ```smtp
        S: 250 <ok> & "x"
        ```
        """#,
      html: #"""
        <pre tabindex="0"><code class="language-smtp">S: 250 &lt;ok&gt; &amp; &quot;x&quot;
        </code></pre>
        """#,
      arabic: #"""
        نصّ
        ```smtp
        S: 250 <ok> & "x"
        ```
        """#,
      arabicHTML: #"""
        <p>نصّ</p>
        <pre dir="ltr" tabindex="0"><code class="language-smtp">S: 250 &lt;ok&gt; &amp; &quot;x&quot;
        </code></pre>
        """#),
    Construct(
      "indented code",
      english: #"""
            tab	in <it>
        """#,
      html: #"""
        <pre tabindex="0"><code>tab	in &lt;it&gt;
        </code></pre>
        """#,
      arabic: #"""
        نصّ

            tab	in <it>
        """#,
      arabicHTML: #"""
        <p>نصّ</p>
        <pre dir="ltr" tabindex="0"><code>tab	in &lt;it&gt;
        </code></pre>
        """#),
    Construct(
      "bullet lists, nested and tight",
      english: #"""
        - a
          - b
            - c
        - d
        """#,
      html: #"""
        <ul>
        <li>a
        <ul>
        <li>b
        <ul>
        <li>c</li>
        </ul>
        </li>
        </ul>
        </li>
        <li>d</li>
        </ul>
        """#,
      arabic: #"""
        - ا
          - ب
            - ت
        - ث
        """#,
      arabicHTML: #"""
        <ul>
        <li>ا
        <ul>
        <li>ب
        <ul>
        <li>ت</li>
        </ul>
        </li>
        </ul>
        </li>
        <li>ث</li>
        </ul>
        """#),
    Construct(
      "loose lists",
      english: #"""
        - a

        - b
        """#,
      html: #"""
        <ul>
        <li>
        <p>a</p>
        </li>
        <li>
        <p>b</p>
        </li>
        </ul>
        """#,
      arabic: #"""
        - ا

        - ب
        """#,
      arabicHTML: #"""
        <ul>
        <li>
        <p>ا</p>
        </li>
        <li>
        <p>ب</p>
        </li>
        </ul>
        """#),
    Construct(
      "ordered lists with a start",
      english: #"""
        3. a
        4. b
        """#,
      html: #"""
        <ol start="3">
        <li>a</li>
        <li>b</li>
        </ol>
        """#,
      arabic: #"""
        3. ا
        4. ب
        """#,
      arabicHTML: #"""
        <ol start="3">
        <li>ا</li>
        <li>ب</li>
        </ol>
        """#),
    Construct(
      "task lists",
      english: #"""
        - [x] a
        - [ ] b

          more
        """#,
      html: #"""
        <ul>
        <li>
        <p><input type="checkbox" disabled checked aria-label="done"> a</p>
        </li>
        <li>
        <p><input type="checkbox" disabled aria-label="open"> b</p>
        <p>more</p>
        </li>
        </ul>
        """#,
      arabic: #"""
        - [x] ا
        - [ ] ب

          المزيد
        """#,
      arabicHTML: #"""
        <ul>
        <li>
        <p><input type="checkbox" disabled checked aria-label="done"> ا</p>
        </li>
        <li>
        <p><input type="checkbox" disabled aria-label="open"> ب</p>
        <p>المزيد</p>
        </li>
        </ul>
        """#),
    Construct(
      "tables with alignment, escapes and inlines",
      english: #"""
        | a | b | c | d |
        |:--|:-:|--:|---|
        | 1 \| 2 | `x` | **y** | [z](z.md) |
        """#,
      html: #"""
        <div class="table-scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th style="text-align: left">a</th>
        <th style="text-align: center">b</th>
        <th style="text-align: right">c</th>
        <th>d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td style="text-align: left">1 | 2</td>
        <td style="text-align: center"><code>x</code></td>
        <td style="text-align: right"><strong>y</strong></td>
        <td><a href="z.md">z</a></td>
        </tr>
        </tbody>
        </table>
        </div>
        """#,
      arabic: #"""
        | ا | ب | ت | ث |
        |:--|:-:|--:|---|
        | 1 \| 2 | `x` | **ي** | [ز](z.md) |
        """#,
      arabicHTML: #"""
        <div class="table-scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th style="text-align: right">ا</th>
        <th style="text-align: center">ب</th>
        <th style="text-align: left">ت</th>
        <th>ث</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td style="text-align: right"><bdi dir="ltr">1 | 2</bdi></td>
        <td style="text-align: center"><code dir="ltr">x</code></td>
        <td style="text-align: left"><strong>ي</strong></td>
        <td><a href="z.md">ز</a></td>
        </tr>
        </tbody>
        </table>
        </div>
        """#),
    Construct(
      "block quotes, nested",
      english: #"""
        > a
        >
        > > b
        """#,
      html: #"""
        <blockquote>
        <p>a</p>
        <blockquote>
        <p>b</p>
        </blockquote>
        </blockquote>
        """#,
      arabic: #"""
        > ا
        >
        > > ب
        """#,
      arabicHTML: #"""
        <blockquote>
        <p>ا</p>
        <blockquote>
        <p>ب</p>
        </blockquote>
        </blockquote>
        """#),
    Construct(
      "thematic breaks",
      english: #"""
        a

        ***

        b
        """#,
      html: #"""
        <p>a</p>
        <hr>
        <p>b</p>
        """#,
      arabic: #"""
        ا

        ***

        ب
        """#,
      arabicHTML: #"""
        <p>ا</p>
        <hr>
        <p>ب</p>
        """#),
    Construct(
      "footnotes, also used twice",
      english: #"""
        a[^n] b[^n]

        [^n]: Note with `code`.
        """#,
      html: #"""
        <p>a<sup class="footnote-ref"><a href="#fn-p-1" id="fnref-p-1">1</a></sup> b<sup class="footnote-ref"><a href="#fn-p-1" id="fnref-p-1-2">1</a></sup></p>
        <div class="footnotes">
        <ol>
        <li id="fn-p-1" value="1">
        <p>Note with <code>code</code>. <a class="footnote-back" href="#fnref-p-1" aria-label="back">↩</a> <a class="footnote-back" href="#fnref-p-1-2" aria-label="back 2">↩<sup>2</sup></a></p>
        </li>
        </ol>
        </div>
        """#,
      arabic: #"""
        ا[^n] ب[^n]

        [^n]: حاشية مع `code`.
        """#,
      arabicHTML: #"""
        <p>ا<sup class="footnote-ref"><a href="#fn-p-1" id="fnref-p-1">1</a></sup> ب<sup class="footnote-ref"><a href="#fn-p-1" id="fnref-p-1-2">1</a></sup></p>
        <div class="footnotes">
        <ol>
        <li id="fn-p-1" value="1">
        <p>حاشية مع <code dir="ltr">code</code>. <a class="footnote-back" href="#fnref-p-1" aria-label="back">↩</a> <a class="footnote-back" href="#fnref-p-1-2" aria-label="back 2">↩<sup>2</sup></a></p>
        </li>
        </ol>
        </div>
        """#),
  ]
}
