package io.linkloom.cli.completion;

import io.linkloom.cli.session.Session;
import io.linkloom.cli.tree.CommandTree;

/** The shells that are spoken to. */
public enum Shell {
    BASH {
        @Override
        String script(Vocabulary words) {
            return new BashScript(words).text();
        }
    },
    ZSH {
        @Override
        String script(Vocabulary words) {
            return new ZshScript(words).text();
        }
    },
    FISH {
        @Override
        String script(Vocabulary words) {
            return new FishScript(words).text();
        }
    },
    POWERSHELL {
        @Override
        String script(Vocabulary words) {
            return new PowerShellScript(words).text();
        }
    };

    abstract String script(Vocabulary words);

    /** A script that makes this shell complete `loom`; descriptions are in the language of the session. */
    public String script(Session session, CommandTree tree) {
        return script(Vocabulary.of(session, tree));
    }
}
