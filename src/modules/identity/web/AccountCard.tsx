import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import './identity.css';

interface AccountCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that is one narrow card: to come in, or to make a password. */
export function AccountCard({ title, children }: AccountCardProps) {
  usePageTitle(title);
  return (
    <div className="v-page">
      <section className="v-card v-account-card" aria-labelledby="account-card">
        <Title order={1} size="h3" id="account-card" mb="sm">
          {title}
        </Title>
        {children}
      </section>
    </div>
  );
}

interface AccountSectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page about accounts. */
export function AccountSection({ id, title, children }: AccountSectionProps) {
  return (
    <section className="v-card" aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}
