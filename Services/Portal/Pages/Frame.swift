extension Templates {
    /// What all pages have around them.
    static let frame = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} · Chung Tay</title>
        <link rel="stylesheet" href="{{style}}">
        </head>
        <body>
        <a class="skip" href="#main">[[skip]]</a>
        <header class="top">
        <div class="wide bar">
        <a class="brand" href="/">Chung Tay</a>
        {{#person}}
        <nav aria-label="[[menu]]">
        <a href="/"{{#atWork}} aria-current="page"{{/atWork}}>[[work]]</a>
        <a href="/children"{{#atChildren}} aria-current="page"{{/atChildren}}>[[children]]</a>
        <a href="/lists"{{#atLists}} aria-current="page"{{/atLists}}>[[lists]]</a>
        <a href="/plans"{{#atPlans}} aria-current="page"{{/atPlans}}>[[plans]]</a>
        </nav>
        {{/person}}
        <form class="tongue" method="post" action="/language"><input type="hidden" name="token" value="{{token}}">\
        <input type="hidden" name="here" value="{{here}}"><input type="hidden" name="language" value="{{other}}">\
        <button class="plain" lang="{{other}}">[[other-language]]</button></form>
        {{#person}}
        <details class="who">
        <summary>{{person}}</summary>
        <div>
        <p>{{unit}}</p>
        <a class="plain" href="/sessions">[[sessions]]</a>
        <a class="plain" href="/password">[[password]]</a>
        <form method="post" action="/log-out"><input type="hidden" name="token" value="{{token}}">\
        <button class="plain">[[log-out]]</button></form>
        </div>
        </details>
        {{/person}}
        </div>
        </header>
        <main id="main" class="wide" tabindex="-1">
        {{{main}}}
        </main>
        <footer class="wide"><p>[[footer]]</p></footer>
        </body>
        </html>

        """

    /// A page that says what is the matter.
    static let problem = """
        <h1>{{heading}}</h1>
        {{#sentence}}<p class="lead">{{sentence}}</p>{{/sentence}}
        <p>{{advice}}</p>
        <p class="acts">{{#again}}<a class="button" href="{{again}}">[[try-again]]</a> {{/again}}<a href="/">[[to-work]]</a></p>
        """

    /// The mistakes of a form, all at once, each a link to its field.
    static let mistakes = """
        {{#hasMistakes}}
        <div class="mistakes" role="alert" aria-labelledby="mistakes-title">
        <h2 id="mistakes-title">{{mistakesTitle}}</h2>
        <ul>{{#mistakes}}<li>{{#field}}<a href="#{{field}}">{{said}}</a>{{/field}}{{^field}}{{said}}{{/field}}</li>{{/mistakes}}</ul>
        </div>
        {{/hasMistakes}}
        """

    /// One field of a form, with its mistake.
    static let field = """
        <div class="field{{#isWrong}} wrong{{/isWrong}}">
        {{#isChoice}}
        <fieldset id="{{name}}"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}>
        <legend>{{label}}</legend>
        {{#hasHint}}<p class="hint" id="{{name}}-hint">{{hint}}</p>{{/hasHint}}
        {{#isWrong}}<p class="mistake" id="{{name}}-mistake">{{mistake}}</p>{{/isWrong}}
        <div class="choices">{{#choices}}<label class="choice"><input type="radio" name="{{name}}" value="{{code}}"\
        {{#isChosen}} checked{{/isChosen}}> {{text}}</label>{{/choices}}</div>
        </fieldset>
        {{/isChoice}}
        {{^isChoice}}
        <label for="{{name}}">{{label}}</label>
        {{#hasHint}}<p class="hint" id="{{name}}-hint">{{hint}}</p>{{/hasHint}}
        {{#isWrong}}<p class="mistake" id="{{name}}-mistake">{{mistake}}</p>{{/isWrong}}
        {{#isList}}
        <select id="{{name}}" name="{{name}}"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}\
        {{#isWrong}} aria-invalid="true"{{/isWrong}}>
        <option value="">{{nothing}}</option>
        {{#choices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
        {{/choices}}
        </select>
        {{/isList}}
        {{#isArea}}
        <textarea id="{{name}}" name="{{name}}" rows="4"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}\
        {{#isWrong}} aria-invalid="true"{{/isWrong}}>
        {{value}}</textarea>
        {{/isArea}}
        {{^isList}}{{^isArea}}
        <input id="{{name}}" name="{{name}}" type="{{type}}" value="{{value}}" class="{{width}}" autocomplete="{{complete}}"\
        {{#inputMode}} inputmode="{{inputMode}}"{{/inputMode}}\
        {{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}{{#isWrong}} aria-invalid="true"{{/isWrong}}>
        {{/isArea}}{{/isList}}
        {{/isChoice}}
        </div>
        """
}
