import { Anchor, Burger, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { hrefOf, placePath, useScope } from '../place/scope.ts';
import { SchemeSwitch } from './SchemeSwitch.tsx';
import './shell.css';

interface ShellProps {
  readonly placeBox: ReactNode;
  readonly dateChip: ReactNode;
  readonly download: ReactNode;
  /** Who is signed in, or how to. */
  readonly account: ReactNode;
  readonly version: string;
  readonly children: ReactNode;
}

interface MenuItem {
  readonly label: string;
  readonly path: string;
}

/** The thin band above, the page, and the footer. */
export function Shell({ placeBox, dateChip, download, account, version, children }: ShellProps) {
  const { territory, asOf } = useScope();
  const place = placePath(territory);
  const items: readonly MenuItem[] = [
    { label: 'Panorama', path: place },
    { label: 'Regiones', path: '/regiones' },
    { label: 'Mi distrito', path: '/mi-distrito' },
    { label: 'Trabajo', path: `${place}/trabajo` },
    { label: 'Calidad', path: `${place}/calidad` },
    { label: 'Método', path: '/metodo' },
  ];
  return (
    <>
      <a className="v-skip" href="#contenido">
        Saltar al contenido
      </a>
      <header className="v-band">
        <Link href="/" className="v-brand">
          <BrandMark />
          Vigía
        </Link>
        <div className="v-band-place">{placeBox}</div>
        <div className="v-band-date">{dateChip}</div>
        <nav aria-label="Principal" className="v-band-nav">
          {items.map((item) => (
            <NavLink key={item.path} item={item} asOf={asOf} />
          ))}
        </nav>
        <div className="v-band-end">
          {download}
          {account}
          <SchemeSwitch />
          <NarrowMenu items={items} asOf={asOf} />
        </div>
      </header>
      <main id="contenido" tabIndex={-1}>
        {children}
      </main>
      <footer className="v-footer">
        <nav aria-label="Pie de página">
          <Anchor component={Link} href="/datos">
            Datos
          </Anchor>
          <Anchor component={Link} href="/metodo">
            Método
          </Anchor>
          <Anchor component={Link} href="/api-publica">
            API
          </Anchor>
          <Anchor component={Link} href={hrefOf(`${place}/calidad`, asOf)}>
            Calidad
          </Anchor>
          <Anchor component={Link} href="/registro">
            Registro
          </Anchor>
        </nav>
        <p>Vigía {version} · Toda cifra abre su prueba: fuente, corte y filas. Emergencias: Policía Nacional, 105.</p>
      </footer>
    </>
  );
}

interface NavLinkProps {
  readonly item: MenuItem;
  readonly asOf: string | null;
}

function NavLink({ item, asOf }: NavLinkProps) {
  const [path] = useLocation();
  return (
    <Link href={hrefOf(item.path, asOf)} className="v-nav-link" aria-current={path === item.path ? 'page' : undefined}>
      {item.label}
    </Link>
  );
}

interface NarrowMenuProps {
  readonly items: readonly MenuItem[];
  readonly asOf: string | null;
}

function NarrowMenu({ items, asOf }: NarrowMenuProps) {
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <div className="v-narrow-menu">
      <Menu opened={opened} onChange={(next) => (next ? undefined : close())} position="bottom-end">
        <Menu.Target>
          <Burger opened={opened} onClick={toggle} size="sm" aria-label="Menú" />
        </Menu.Target>
        <Menu.Dropdown>
          {items.map((item) => (
            <Menu.Item key={item.path} component={Link} href={hrefOf(item.path, asOf)}>
              {item.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function BrandMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="var(--vigia-accent)" />
      <path
        d="M7 8l9 16 9-16"
        fill="none"
        stroke="var(--vigia-paper)"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
